using McpEdge.Redis;

namespace McpEdge.Limits;

/// <summary>What the shared bucket gave.</summary>
/// <param name="Permits">How many; fewer than wanted when it is empty now.</param>
/// <param name="RetryAfter">When the next one comes; zero when there are more.</param>
internal readonly record struct Grant(int Permits, TimeSpan RetryAfter);

/// <summary>
/// The buckets in Redis, which all replicas share. Of a bucket only the time is kept at which it will be full; it expires then. The clock
/// is that of Redis, so replicas need not agree on the time.
/// </summary>
internal sealed class SharedBuckets(RedisLink redis)
{
    private const string Script =
        """
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        local permits, window, wanted = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
        local each = window / permits
        local full_at = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
        local granted = math.min(wanted, math.floor((now + window - full_at) / each + 0.000001))
        if granted > 0 then
          full_at = full_at + granted * each
          redis.call('SET', KEYS[1], string.format('%.3f', full_at), 'PX', math.ceil(full_at - now))
        end
        return { granted, math.max(0, math.ceil(full_at + each - window - now)) }
        """;

    public bool AreAway => redis.IsAway;

    /// <summary>Takes up to <paramref name="wanted"/> permits out; null when Redis doesn't answer.</summary>
    public async ValueTask<Grant?> TakeAsync(BucketName name, int wanted)
    {
        var (hasCome, answer) = await redis.TryAsync(database => database.ScriptEvaluateAsync(
            Script,
            [name.ToString()],
            [name.Rate.Permits, name.Rate.Window.TotalMilliseconds, wanted]));

        return hasCome ? Read((long[])answer!) : null;
    }

    private static Grant Read(long[] answer) => new((int)answer[0], TimeSpan.FromMilliseconds(answer[1]));
}
