using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using ServiceDefaults.Data;
using ServiceDefaults.Work;

namespace ServiceDefaults.Changes;

/// <summary>Tells the other processes on this database that transactions have ended: one notification for all that end meanwhile.</summary>
internal sealed class ChangeNotifier(ChangeDatabase database, ChangeSignals signals, ILogger<ChangeNotifier> log) : BackgroundService
{
    public const string Channel = "changes";

    // The notification is lost with the server anyway, so nobody needs to wait for the disk.
    private const string Sql = "SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, $2)";

    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(5);

    /// <summary>Names this process in its notifications, so that it does not wake itself.</summary>
    public static string Sender { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():n}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.ReadyAsync(stoppingToken);

        while (true)
        {
            var next = signals.Ended.Next;
            await TellAsync(stoppingToken);
            await Task.Delay(LeastPause, stoppingToken);
            await next.WaitAsync(stoppingToken);
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.Source.CreateCommand(Sql);
            command.Parameters.Add(new() { Value = Channel });
            command.Parameters.Add(new() { Value = Sender });
            await OwnToken.UseAsync(command.ExecuteNonQueryAsync, cancellationToken);
        }
        catch (NpgsqlException error)
        {
            // The others look by themselves after a while.
            log.NotNotified(DatabaseFailure.Reason(error));
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            log.WorkFailed(nameof(ChangeNotifier), error);
        }
    }
}
