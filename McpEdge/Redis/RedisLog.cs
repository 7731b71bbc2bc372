namespace McpEdge.Redis;

/// <summary>Ids 5700 to 5799.</summary>
internal static partial class RedisLog
{
    [LoggerMessage(5700, LogLevel.Warning, "Redis is left alone until it answers in time: limits are this process's own meanwhile, and answers are not shared: {Reason}")]
    public static partial void RedisAway(this ILogger log, string reason);

    [LoggerMessage(5701, LogLevel.Information, "Redis answers")]
    public static partial void RedisHere(this ILogger log);

    [LoggerMessage(5702, LogLevel.Error, "Redis is not used until the next start; set ConnectionStrings:cache: {Reason}")]
    public static partial void RedisUnusable(this ILogger log, string reason);
}
