namespace McpEdge.Redis;

/// <summary>What Redis answered, if it did.</summary>
internal readonly record struct RedisAnswer<T>(bool HasCome, T Value);
