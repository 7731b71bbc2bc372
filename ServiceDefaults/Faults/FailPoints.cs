using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace ServiceDefaults.Faults;

/// <summary>Named places at which a test lets a process die as <c>kill -9</c> would (docs/testing.md).</summary>
public sealed class FailPoints(IOptions<FailPointsOptions> options)
{
    private readonly string? _directory = options.Value.Directory;

    internal bool IsActive => _directory is not null;

    /// <summary>Dies here if a test asks for it; of many who arrive at once, one.</summary>
    /// <param name="point">Lower case with hyphens, such as <c>order-written</c>.</param>
    public void Reach(string point)
    {
        if (_directory is null || !TryTake(Path.Combine(_directory, point)))
            return;

        using var process = Process.GetCurrentProcess();
        process.Kill();

        // The signal may come a moment later, and nothing must happen after this point.
        Thread.Sleep(Timeout.Infinite);
    }

    private static bool TryTake(string file)
    {
        if (!File.Exists(file))
            return false;

        try
        {
            // Renaming succeeds for one of all processes that try.
            File.Move(file, $"{file}.taken-by-{Environment.ProcessId}");
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
