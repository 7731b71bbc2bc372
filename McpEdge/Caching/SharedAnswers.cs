using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using McpEdge.Pipeline;
using McpEdge.Redis;
using McpEdge.Server;
using StackExchange.Redis;

namespace McpEdge.Caching;

/// <summary>The answers in Redis, which all replicas share. An answer says how far its reader had followed the feeds, so each replica can tell whether it holds.</summary>
internal sealed class SharedAnswers(RedisLink redis, DataFreshness freshness, TimeProvider clock)
{
    /// <summary>The answer, if there is one that holds.</summary>
    public async ValueTask<CachedAnswer?> FindAsync(string key)
    {
        if (redis.IsAway)
        {
            return null;
        }

        // Changes that come while it is looked at are to drop it.
        var (now, takenAt) = (freshness.Now, clock.GetTimestamp());
        var (hasCome, value) = await redis.TryAsync(database => database.StringGetAsync(NameOf(key)));
        if (!hasCome || !value.HasValue || Read((byte[])value!) is not { } stored)
        {
            return null;
        }

        return stored.FreshUntil > clock.GetUtcNow() && freshness.Holds(stored.Tags, stored.Positions) ? stored.ToAnswer(now, takenAt) : null;
    }

    /// <summary>Keeps an answer, without waiting for it.</summary>
    public void Keep(string key, CachedAnswer answer, IReadOnlyDictionary<string, string> positions)
    {
        if (redis.IsAway)
        {
            return;
        }

        var stored = JsonSerializer.SerializeToUtf8Bytes(StoredAnswer.Of(answer, positions));
        _ = redis.TryAsync(database => database.StringSetAsync(NameOf(key), stored, answer.FreshUntil - clock.GetUtcNow())).AsTask();
    }

    private static StoredAnswer? Read(byte[] value)
    {
        try
        {
            return JsonSerializer.Deserialize<StoredAnswer>(value);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Another version of this program may answer otherwise.
    private static RedisKey NameOf(string key) =>
        $"answer:{ServerInformation.Version}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}";

    private sealed record StoredAnswer(
        string Speech,
        string Data,
        IReadOnlyList<CacheTag> Tags,
        IReadOnlyDictionary<string, string> Positions,
        DateTimeOffset ReadAt,
        DateTimeOffset FreshUntil)
    {
        public static StoredAnswer Of(CachedAnswer answer, IReadOnlyDictionary<string, string> positions) =>
            new(answer.Result.Speech, answer.Result.DataText, answer.Tags, positions, answer.ReadAt, answer.FreshUntil);

        public CachedAnswer ToAnswer(long since, long takenAt) => new(ToolResult.Success(Speech, JsonElement.Parse(Data)))
        {
            Tags = Tags,
            Since = since,
            Began = CachedAnswer.Elsewhere,
            TakenAt = takenAt,
            ReadAt = ReadAt,
            FreshUntil = FreshUntil,
        };
    }
}
