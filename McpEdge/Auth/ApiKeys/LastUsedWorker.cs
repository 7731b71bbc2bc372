using System.Collections.Concurrent;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDefaults.Data;
using ServiceDefaults.Work;

namespace McpEdge.Auth.ApiKeys;

/// <summary>Writes when keys were last used: one statement for all of them, now and then.</summary>
internal sealed class LastUsedWorker(
    MigrationState database, IServiceScopeFactory scopes, TimeProvider clock, IOptions<ApiKeyOptions> options, ILogger<LastUsedWorker> log)
    : BackgroundService
{
    private ConcurrentDictionary<Guid, DateTimeOffset> _uses = new();

    public void Note(Guid key, DateTimeOffset at) => _uses[key] = at;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.Completion.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(options.Value.LastUsedInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryWriteAsync(stoppingToken);
        }
    }

    private async Task TryWriteAsync(CancellationToken cancellationToken)
    {
        var uses = Interlocked.Exchange(ref _uses, new());
        if (uses.IsEmpty)
        {
            return;
        }

        try
        {
            await OwnToken.UseAsync(own => WriteAsync([.. uses.Keys], [.. uses.Values], own), cancellationToken);
        }
        catch (Exception failure)
        {
            foreach (var (key, at) in uses)
            {
                _uses.TryAdd(key, at);
            }

            Tell(failure);
        }
    }

    private void Tell(Exception failure)
    {
        if (DatabaseFailure.IsDatabase(failure) || failure is OperationCanceledException)
        {
            KeysLog.UseNotWritten(log, DatabaseFailure.Reason(failure));
        }
        else
        {
            log.WorkFailed(nameof(LastUsedWorker), failure);
        }
    }

    private async Task WriteAsync(Guid[] keys, DateTimeOffset[] times, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EdgeDbContext>().Database.ExecuteSqlAsync(
            $"""
            UPDATE api_keys SET last_used_at = used.at
            FROM unnest({keys}, {times}) AS used (id, at)
            WHERE api_keys.id = used.id AND (last_used_at IS NULL OR last_used_at < used.at)
            """,
            cancellationToken);
    }
}
