using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.State;

/// <summary>
/// Makes sure that a state folder is used by one AppHost at a time. The guardian inherits the lock, so that a new run waits until
/// the leftovers of a killed one are gone.
/// </summary>
internal sealed class StateLock : IDisposable
{
    private static readonly TimeSpan CleanUpPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan OwnerPatience = TimeSpan.FromSeconds(1);

    private readonly FileStream _file;

    private StateLock(FileStream file) => _file = file;

    public SafeHandle Handle => _file.SafeFileHandle;

    /// <exception cref="DistributedApplicationException">Another AppHost is using the folder.</exception>
    public static async Task<StateLock> AcquireAsync(StateFolder state, CancellationToken cancellationToken)
    {
        var path = Path.Combine(state.Root, "apphost.lock");
        var ownerPath = Path.Combine(state.Root, "apphost.pid");
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            if (TryOpen(path) is { } file)
            {
                File.WriteAllText(ownerPath, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
                return new StateLock(file);
            }

            var owner = ReadOwner(ownerPath);
            var patience = owner is { } pid && Posix.Exists(pid) ? OwnerPatience : CleanUpPatience;
            if (Stopwatch.GetElapsedTime(start) > patience)
            {
                throw new DistributedApplicationException(
                    $"This AppHost is already running (pid {owner}). Stop it first, or give this one its own AppHost:StateDirectory (now {state.Root}).");
            }

            await Task.Delay(50, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _file.Dispose();

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static int? ReadOwner(string path) =>
        File.Exists(path) && int.TryParse(File.ReadAllText(path), CultureInfo.InvariantCulture, out var pid) ? pid : null;
}
