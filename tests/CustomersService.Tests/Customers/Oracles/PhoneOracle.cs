using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CustomersService.Tests.Customers.Oracles;

/// <summary>Numbers of Google's libphonenumber, from its Python port (Debian: python3-phonenumbers).</summary>
internal static class PhoneOracle
{
    // Debian's packages belong to Debian's interpreter, which need not be the first on the PATH.
    private static readonly string[] Interpreters = ["/usr/bin/python3", "python3"];

    /// <summary>Numbers of these regions as they are written in a region, and in E.164; null where nobody can have the number.</summary>
    public static async Task<IReadOnlyList<(string Region, string Written, string? E164)>> NumbersAsync(int ofEach, IEnumerable<string> regions)
    {
        var interpreter = Interpreters.FirstOrDefault(HasPhoneNumbers);
        Assert.SkipWhen(interpreter is null, "Python has no phonenumbers here: apt-get install python3-phonenumbers");

        using var oracle = Process.Start(
            new ProcessStartInfo(interpreter, [Script(), $"{ofEach}", .. regions]) { RedirectStandardOutput = true, Environment = { ["PYTHONUTF8"] = "1" } })!;
        var lines = await oracle.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await oracle.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, oracle.ExitCode);

        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
            .Select(line => (line[0], line[1], line[2] == "-" ? null : line[2]))];
    }

    private static bool HasPhoneNumbers(string interpreter)
    {
        try
        {
            using var check = Process.Start(new ProcessStartInfo(interpreter, ["-c", "import phonenumbers"]) { RedirectStandardError = true })!;
            check.StandardError.ReadToEnd();
            check.WaitForExit();
            return check.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "phones.py");
}
