using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using ServiceDefaults.Data;

namespace ServiceDefaults.Changes;

/// <summary>Hears of transactions that other processes have ended, on a connection of its own that is made again when it breaks.</summary>
internal sealed class ChangeListener(ChangeDatabase database, ChangeSignals signals, ILogger<ChangeListener> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.ReadyAsync(stoppingToken);
        var backoff = new Backoff();

        while (true)
        {
            try
            {
                await OwnToken.UseAsync(own => ListenAsync(backoff.Reset, own), stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                var pause = backoff.Next();
                log.NotListening(pause, DatabaseFailure.Reason(error));
                await Task.Delay(pause, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(Action listening, CancellationToken cancellationToken)
    {
        await using var connection = database.CreateQuiet();
        connection.Notification += (_, notification) => Hear(notification);
        await connection.OpenAsync(cancellationToken);

        await using (var command = new NpgsqlCommand($"LISTEN {ChangeNotifier.Channel}", connection))
            await command.ExecuteNonQueryAsync(cancellationToken);

        listening();
        // What was said before is lost.
        signals.Readable.Raise();

        while (true)
            await connection.WaitAsync(cancellationToken);
    }

    private void Hear(NpgsqlNotificationEventArgs notification)
    {
        if (notification.Payload != ChangeNotifier.Sender)
            signals.Readable.Raise();
    }
}
