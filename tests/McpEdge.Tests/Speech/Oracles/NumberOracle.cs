using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace McpEdge.Tests.Speech.Oracles;

/// <summary>Numbers in words, from Python's num2words (Debian: python3-num2words).</summary>
internal static class NumberOracle
{
    // Debian's packages belong to Debian's interpreter, which need not be the first on the PATH.
    private static readonly string[] Interpreters = ["/usr/bin/python3", "python3"];

    public static async Task<string[]> SayAsync(string language, IReadOnlyList<long> numbers)
    {
        var interpreter = Interpreters.FirstOrDefault(HasNum2Words);
        Assert.SkipWhen(interpreter is null, "Python has no num2words here: apt-get install python3-num2words");

        using var oracle = Process.Start(new ProcessStartInfo(interpreter, [Script(), language])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["PYTHONUTF8"] = "1" },
        })!;
        var said = oracle.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await oracle.StandardInput.WriteAsync(string.Join('\n', numbers));
        oracle.StandardInput.Close();
        var lines = (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await oracle.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, oracle.ExitCode);

        return lines;
    }

    private static bool HasNum2Words(string interpreter)
    {
        try
        {
            using var check = Process.Start(new ProcessStartInfo(interpreter, ["-c", "import num2words"]) { RedirectStandardError = true })!;
            check.StandardError.ReadToEnd();
            check.WaitForExit();
            return check.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "say_numbers.py");
}
