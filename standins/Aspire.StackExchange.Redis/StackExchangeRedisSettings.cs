namespace Aspire.StackExchange.Redis;

/// <summary>
/// Settings of one connection. Later wins: section <c>Aspire:StackExchange:Redis</c>, its sub-section named after the connection,
/// <c>ConnectionStrings:{name}</c>, the delegate given in code.
/// </summary>
public sealed class StackExchangeRedisSettings
{
    /// <summary>The server and its options in StackExchange.Redis notation, such as <c>localhost:6379,password=…</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Leaves out the health check that pings the server. The default is false.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>Leaves out the trace source of Redis commands. The default is false.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>Connects when first asked for instead of at start-up. The default is true.</summary>
    public bool DisableAutoActivation { get; set; } = true;
}
