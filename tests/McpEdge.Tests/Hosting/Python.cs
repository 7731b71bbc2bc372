using System.ComponentModel;
using System.Diagnostics;

namespace McpEdge.Tests.Hosting;

/// <summary>Other people's implementations, by which ours are judged.</summary>
internal static class Python
{
    // Debian's packages belong to Debian's interpreter, which need not be the first on the PATH.
    private static readonly string[] Interpreters = ["/usr/bin/python3", "python3"];

    /// <summary>What a script writes. Skips the test where the module is missing.</summary>
    /// <param name="module">What the script imports.</param>
    /// <param name="package">The Debian package that has it.</param>
    /// <param name="script">Path of the script, then its arguments.</param>
    /// <param name="input">What it reads.</param>
    public static async Task<string> RunAsync(string module, string package, string[] script, string input)
    {
        var interpreter = Interpreters.FirstOrDefault(python => Has(python, module));
        Assert.SkipWhen(interpreter is null, $"Python has no {module} here: apt-get install {package}");

        using var oracle = Process.Start(new ProcessStartInfo(interpreter, script)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["PYTHONUTF8"] = "1" },
        })!;
        var said = oracle.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await oracle.StandardInput.WriteAsync(input);
        oracle.StandardInput.Close();
        var output = await said;
        await oracle.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, oracle.ExitCode);

        return output;
    }

    private static bool Has(string interpreter, string module)
    {
        try
        {
            using var check = Process.Start(new ProcessStartInfo(interpreter, ["-c", $"import {module}"]) { RedirectStandardError = true })!;
            check.StandardError.ReadToEnd();
            check.WaitForExit();
            return check.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
