using System.Diagnostics;
using System.Globalization;

namespace Aspire.Hosting.Processes;

/// <summary>
/// Remembers in a file which processes run, so that the next run can end those which outlived both the AppHost and its guardian.
/// </summary>
internal sealed class LeftOvers(string path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();

    /// <summary>Ends what an earlier run has left behind, and forgets it.</summary>
    /// <returns>How many processes that were.</returns>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return 0;
        }

        var left = File.ReadLines(path).Select(Entry.Parse).OfType<Entry>().Where(entry => entry.IsAlive).ToArray();
        await Task.WhenAll(left.Select(entry => EndAsync(entry, cancellationToken))).ConfigureAwait(false);
        File.Delete(path);
        return left.Length;
    }

    public void Add(int pid, int stopSignal)
    {
        lock (_gate)
        {
            File.AppendAllText(path, string.Create(CultureInfo.InvariantCulture, $"{pid} {StartOf(pid)} {stopSignal}\n"));
        }
    }

    private static async Task EndAsync(Entry entry, CancellationToken cancellationToken)
    {
        _ = Posix.SendSignal(-entry.Pid, entry.StopSignal);
        if (!await ProcessTable.WaitForEndAsync(entry.Pid, Patience, cancellationToken).ConfigureAwait(false))
        {
            _ = Posix.SendSignal(-entry.Pid, Posix.Kill);
            await ProcessTable.WaitForEndAsync(entry.Pid, Patience, cancellationToken).ConfigureAwait(false);
        }
    }

    // An id may be given to another process, but not together with the moment of its start.
    private static long StartOf(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.StartTime.ToFileTimeUtc() / TimeSpan.TicksPerSecond;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }

    private sealed record Entry(int Pid, long Start, int StopSignal)
    {
        // The clock by which starts are told may be off by one between two looks.
        public bool IsAlive => Start >= 0 && Posix.Exists(Pid) && Math.Abs(StartOf(Pid) - Start) <= 1;

        public static Entry? Parse(string line) =>
            line.Split(' ') is [var pid, var start, var signal]
            && int.TryParse(pid, CultureInfo.InvariantCulture, out var id)
            && long.TryParse(start, CultureInfo.InvariantCulture, out var moment)
            && int.TryParse(signal, CultureInfo.InvariantCulture, out var number)
                ? new Entry(id, moment, number)
                : null;
    }
}
