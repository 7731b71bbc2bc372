using System.Runtime.CompilerServices;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Speech.Oracles;

/// <summary>Numbers in words, from Python's num2words (Debian: python3-num2words).</summary>
internal static class NumberOracle
{
    public static async Task<string[]> SayAsync(string language, IReadOnlyList<long> numbers) =>
        (await Python.RunAsync("num2words", "python3-num2words", [Script(), language], string.Join('\n', numbers)))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "say_numbers.py");
}
