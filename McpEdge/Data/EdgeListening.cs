using Microsoft.EntityFrameworkCore;
using Npgsql;
using ServiceDefaults.Data;

namespace McpEdge.Data;

/// <summary>Listens on one connection for all <see cref="IEdgeListener"/>s, and again after it broke.</summary>
internal sealed class EdgeListening(
    MigrationState database, IServiceScopeFactory scopes, IEnumerable<IEdgeListener> listeners, TimeProvider clock, ILogger<EdgeListening> log)
    : BackgroundService
{
    private const int KeepAliveSeconds = 10;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly ILookup<string, IEdgeListener> _byChannel = listeners.ToLookup(listener => listener.Channel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.Completion.WaitAsync(stoppingToken);
        var pause = FirstPause;

        while (true)
        {
            try
            {
                await OwnToken.UseAsync(own => ListenAsync(() => pause = FirstPause, own), stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                foreach (var listener in listeners)
                {
                    listener.Lose();
                }

                DataLog.NotListening(log, pause, DatabaseFailure.Reason(failure));
                await Task.Delay(pause, clock, stoppingToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private async Task ListenAsync(Action listening, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Address());
        connection.Notification += (_, said) => Tell(_byChannel[said.Channel], said.Payload);
        await connection.OpenAsync(cancellationToken);
        foreach (var channel in _byChannel)
        {
            await using var command = new NpgsqlCommand($"LISTEN {channel.Key}", connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        listening();
        Tell(_byChannel.SelectMany(channel => channel), null);

        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    private string Address()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<EdgeDbContext>();

        return new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false, KeepAlive = KeepAliveSeconds }.ConnectionString;
    }

    private static void Tell(IEnumerable<IEdgeListener> listeners, string? payload)
    {
        foreach (var listener in listeners)
        {
            listener.Hear(payload);
        }
    }
}
