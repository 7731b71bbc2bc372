using System.Globalization;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Postgres;

/// <summary>Takes down a server that an earlier run has left on the same data, so that there are never two.</summary>
internal static class LeftOverServer
{
    private static readonly TimeSpan[] Patience = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2)];

    // Fast shutdown, immediate shutdown, and the end of patience.
    private static readonly int[] Signals = [Posix.Interrupt, Posix.Quit, Posix.Kill];

    public static async Task TakeDownAsync(string data, Action<string> progress, CancellationToken cancellationToken)
    {
        var lockFile = Path.Combine(data, "postmaster.pid");
        if (!File.Exists(lockFile))
        {
            return;
        }

        if (int.TryParse(File.ReadLines(lockFile).FirstOrDefault(), CultureInfo.InvariantCulture, out var pid) && IsServerOn(data, pid))
        {
            progress($"taking down the server that an earlier run has left behind (pid {pid})");
            await EndAsync(pid, data, cancellationToken).ConfigureAwait(false);
        }

        // PostgreSQL would take an unrelated process that has got the same id for a server.
        File.Delete(lockFile);
    }

    private static bool IsServerOn(string data, int pid) =>
        Posix.Exists(pid) && ProcessTable.CommandLine(pid) is { } command && command.Contains("postgres") && command.Contains(data);

    private static async Task EndAsync(int pid, string data, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Signals.Length; attempt++)
        {
            _ = Posix.SendSignal(pid, Signals[attempt]);
            if (await ProcessTable.WaitForEndAsync(pid, Patience[attempt], cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }

        throw new DistributedApplicationException($"Another PostgreSQL server (pid {pid}) uses {data} and cannot be stopped.");
    }
}
