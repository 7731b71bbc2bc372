using Microsoft.Extensions.Hosting;

namespace Aspire.StackExchange.Redis;

/// <summary>A registered Redis connection that other integrations build on.</summary>
/// <param name="hostBuilder">The application.</param>
/// <param name="settings">The settings of the connection.</param>
/// <param name="serviceKey">The key it is registered under; null when it has none.</param>
public sealed class AspireRedisClientBuilder(IHostApplicationBuilder hostBuilder, StackExchangeRedisSettings settings, string? serviceKey)
{
    /// <summary>The application.</summary>
    public IHostApplicationBuilder HostBuilder { get; } = hostBuilder;

    /// <summary>The settings of the connection.</summary>
    public StackExchangeRedisSettings Settings { get; } = settings;

    /// <summary>The key it is registered under; null when it has none.</summary>
    public string? ServiceKey { get; } = serviceKey;
}
