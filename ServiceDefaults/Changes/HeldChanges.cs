using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Changes;

/// <summary>Names whoever keeps committed changes from being streamed by leaving a transaction open.</summary>
internal sealed class HeldChanges(ChangeDatabase database, ILogger<HeldChanges> log)
{
    private const string Sql = "SELECT pid, application_name, datname FROM pg_stat_activity WHERE backend_xid = $1::xid";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Repetition = TimeSpan.FromMinutes(1);

    private long _told;

    public async Task LookAsync(ChangePage page, CancellationToken cancellationToken)
    {
        if (page.Waiting is not { } waiting || waiting < Patience || !IsDue())
            return;

        await using var command = database.Source.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = page.Awaited, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Xid8 });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);

        // A prepared transaction has no process.
        if (await rows.ReadAsync(cancellationToken))
            log.ChangesHeld(waiting, page.Awaited, rows.GetInt32(0), rows.GetString(1), rows.GetString(2));
        else
            log.ChangesHeldByNobody(waiting, page.Awaited);
    }

    private bool IsDue()
    {
        var told = Volatile.Read(ref _told);

        return (told == 0 || Stopwatch.GetElapsedTime(told) >= Repetition)
            && Interlocked.CompareExchange(ref _told, Stopwatch.GetTimestamp(), told) == told;
    }
}
