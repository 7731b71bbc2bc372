using System.Diagnostics;
using System.Globalization;

namespace Aspire.Hosting.Processes;

/// <summary>What can be known about processes that are not our children.</summary>
internal static class ProcessTable
{
    /// <summary>The command line of a process, or null when there is none or it may not be read.</summary>
    public static string? CommandLine(int pid)
    {
        if (OperatingSystem.IsLinux())
        {
            try
            {
                return File.ReadAllText($"/proc/{pid}/cmdline").Replace('\0', ' ').Trim();
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }

        using var ps = Process.Start(new ProcessStartInfo("ps", ["-o", "command=", "-p", pid.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        });
        var output = ps?.StandardOutput.ReadToEnd().Trim();
        return string.IsNullOrEmpty(output) ? null : output;
    }

    /// <summary>Waits until a process that is not our child is gone.</summary>
    public static async Task<bool> WaitForEndAsync(int pid, TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        while (Posix.Exists(pid) && !IsZombie(pid))
        {
            if (Stopwatch.GetElapsedTime(start) > patience)
            {
                return false;
            }

            await Task.Delay(20, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    // A process that nobody has waited for yet still has an entry.
    private static bool IsZombie(int pid)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            var status = File.ReadAllText($"/proc/{pid}/stat");
            return status[(status.LastIndexOf(')') + 2)..].StartsWith('Z');
        }
        catch (IOException)
        {
            return true;
        }
    }
}
