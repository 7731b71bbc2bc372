using Microsoft.Extensions.Options;
using ServiceDefaults.Work;
using StackExchange.Redis;

namespace McpEdge.Redis;

/// <summary>
/// Redis as far as it helps: a command that fails or takes longer than <see cref="RedisOptions.Patience"/> is given up, and from then on no
/// call waits for Redis until it has answered a ping in time.
/// </summary>
internal sealed class RedisLink(IServiceProvider services, IOptions<RedisOptions> options, TimeProvider clock, ILogger<RedisLink> log)
    : BackgroundService
{
    private readonly SemaphoreSlim _lost = new(0);
    private IDatabase? _database;
    private int _isHere;

    /// <summary>Whether commands are given up without asking.</summary>
    public bool IsAway => Volatile.Read(ref _isHere) == 0;

    /// <summary>The answer; none when Redis is away or is now found to be.</summary>
    public async ValueTask<RedisAnswer<T>> TryAsync<T>(Func<IDatabase, Task<T>> command)
    {
        if (IsAway)
        {
            return default;
        }

        try
        {
            return new(true, await command(_database!).WaitAsync(options.Value.Patience, clock));
        }
        catch (Exception failure) when (IsRedis(failure))
        {
            Lose(failure);
            return default;
        }
    }

    public override void Dispose()
    {
        _lost.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await ConnectAsync(stoppingToken))
        {
            return;
        }

        while (true)
        {
            while (!await AnswersAsync())
            {
                await Task.Delay(options.Value.ProbeInterval, clock, stoppingToken);
            }

            Volatile.Write(ref _isHere, 1);
            log.RedisHere();
            await _lost.WaitAsync(stoppingToken);
        }
    }

    // The first connection blocks for seconds when there is no server, so no call may be the one to make it.
    private async Task<bool> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            _database = await Task.Run(() => services.GetRequiredService<IConnectionMultiplexer>().GetDatabase(), cancellationToken);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.RedisUnusable(failure.Message);
            return false;
        }
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await _database!.PingAsync().WaitAsync(options.Value.Patience, clock);
            return true;
        }
        catch (Exception failure)
        {
            if (!IsRedis(failure))
            {
                log.WorkFailed(nameof(RedisLink), failure);
            }

            return false;
        }
    }

    private void Lose(Exception failure)
    {
        if (Interlocked.Exchange(ref _isHere, 0) == 1)
        {
            log.RedisAway(failure.Message);
            _lost.Release();
        }
    }

    private static bool IsRedis(Exception failure) => failure is RedisException or TimeoutException or ObjectDisposedException or OperationCanceledException;
}
