using System.ComponentModel;
using System.Diagnostics;

namespace McpEdge.Tests.Speech;

/// <summary>A speech synthesiser (Debian: espeak-ng), silent: it only says which sounds it would make.</summary>
internal static class Espeak
{
    public static bool IsThere { get; } = Find();

    public static void SkipWhereMissing() => Assert.SkipUnless(IsThere, "No espeak-ng here: apt-get install espeak-ng");

    /// <summary>The phonemes of a line.</summary>
    public static async Task<string> SpeakAsync(string language, string line)
    {
        using var voice = Process.Start(new ProcessStartInfo("espeak-ng", ["-v", language, "-q", "-x", "-b", "1", "--stdin"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var complaints = voice.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await voice.StandardInput.WriteAsync(line);
        voice.StandardInput.Close();
        var sounds = await voice.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await voice.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (voice.ExitCode, await complaints));

        return sounds;
    }

    private static bool Find()
    {
        try
        {
            using var check = Process.Start(new ProcessStartInfo("espeak-ng", ["--version"]) { RedirectStandardOutput = true })!;
            check.StandardOutput.ReadToEnd();
            check.WaitForExit();
            return check.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
