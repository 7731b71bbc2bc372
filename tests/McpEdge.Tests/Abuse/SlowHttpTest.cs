using System.Diagnostics;

namespace McpEdge.Tests.Abuse;

/// <summary>Debian's <c>slowhttptest</c>: many connections that each do next to nothing, for as long as they are let.</summary>
internal sealed class SlowHttpTest : IDisposable
{
    private const string Program = "slowhttptest";

    // Until it is stopped.
    private const int Seconds = 600;

    private readonly Process _process;

    public SlowHttpTest(string[] mode, Uri target, int connections)
    {
        _process = Process.Start(new ProcessStartInfo(Program, Arguments(mode, target, connections)) { RedirectStandardOutput = true })!;
        _ = _process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Skips the test where the program is missing; <c>.ci/run</c> installs it.</summary>
    public static void SkipWhereMissing() => Assert.SkipUnless(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, Program))),
        $"{Program} is not installed (Debian: apt-get install {Program}).");

    /// <summary>Stops it.</summary>
    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private static string[] Arguments(string[] mode, Uri target, int connections) =>
        [.. mode, "-u", target.ToString(), "-c", $"{connections}", "-r", $"{connections}", "-l", $"{Seconds}", "-p", $"{Seconds}", "-v", "0"];
}
