using Aspire.StackExchange.Redis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry.Trace;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

/// <summary>Registers <see cref="IConnectionMultiplexer"/> with a health check and traces.</summary>
public static class AspireRedisExtensions
{
    private const string Section = "Aspire:StackExchange:Redis";

    /// <summary>Adds a connection on the connection string <c>ConnectionStrings:{connectionName}</c>.</summary>
    public static void AddRedisClient(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null) =>
        builder.AddRedisClientBuilder(connectionName, configureSettings, configureOptions);

    /// <inheritdoc cref="AddRedisClient"/>
    public static AspireRedisClientBuilder AddRedisClientBuilder(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null) =>
        Add(builder, connectionName, serviceKey: null, configureSettings, configureOptions);

    /// <summary>Adds a connection under the key <paramref name="name"/>, on the connection string of the same name.</summary>
    public static void AddKeyedRedisClient(
        this IHostApplicationBuilder builder,
        string name,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null) =>
        builder.AddKeyedRedisClientBuilder(name, configureSettings, configureOptions);

    /// <inheritdoc cref="AddKeyedRedisClient"/>
    public static AspireRedisClientBuilder AddKeyedRedisClientBuilder(
        this IHostApplicationBuilder builder,
        string name,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null) =>
        Add(builder, name, serviceKey: name, configureSettings, configureOptions);

    private static AspireRedisClientBuilder Add(
        IHostApplicationBuilder builder,
        string connectionName,
        string? serviceKey,
        Action<StackExchangeRedisSettings>? configureSettings,
        Action<ConfigurationOptions>? configureOptions)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);

        var settings = Read(builder.Configuration, connectionName);
        configureSettings?.Invoke(settings);

        builder.Services.AddKeyedSingleton(serviceKey, (_, _) => Options(builder.Configuration, connectionName, settings, configureOptions));
        AddConnection(builder.Services, serviceKey, settings);
        AddHealthCheck(builder, serviceKey, settings);

        return new AspireRedisClientBuilder(builder, settings, serviceKey);
    }

    private static StackExchangeRedisSettings Read(IConfiguration configuration, string connectionName)
    {
        var settings = new StackExchangeRedisSettings();
        var section = configuration.GetSection(Section);

        section.Bind(settings);
        section.GetSection(connectionName).Bind(settings);

        if (configuration.GetConnectionString(connectionName) is { Length: > 0 } connectionString)
            settings.ConnectionString = connectionString;

        return settings;
    }

    private static ConfigurationOptions Options(
        IConfiguration configuration,
        string connectionName,
        StackExchangeRedisSettings settings,
        Action<ConfigurationOptions>? configureOptions)
    {
        var text = settings.ConnectionString;
        var options = string.IsNullOrWhiteSpace(text) ? new ConfigurationOptions() : ConfigurationOptions.Parse(text);

        // The server may start later than we do: unless the text says otherwise, keep trying instead of failing.
        if (text?.Contains("abortConnect", StringComparison.OrdinalIgnoreCase) is not true)
            options.AbortOnConnectFail = false;

        var section = configuration.GetSection(Section);
        section.GetSection("ConfigurationOptions").Bind(options);
        section.GetSection($"{connectionName}:ConfigurationOptions").Bind(options);
        configureOptions?.Invoke(options);

        if (options.EndPoints.Count == 0)
            throw new InvalidOperationException(
                $"Redis has no address: set 'ConnectionStrings:{connectionName}' or '{Section}:{connectionName}:ConnectionString'.");

        return options;
    }

    private static void AddConnection(IServiceCollection services, string? serviceKey, StackExchangeRedisSettings settings)
    {
        if (serviceKey is null)
            services.AddSingleton<IConnectionMultiplexer>(provider => Connect(provider, serviceKey, settings));
        else
            services.AddKeyedSingleton<IConnectionMultiplexer>(serviceKey, (provider, _) => Connect(provider, serviceKey, settings));

        if (!settings.DisableTracing)
        {
            services.AddKeyedSingleton<RedisCommandTraces>(serviceKey, (_, _) => new RedisCommandTraces());
            services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddSource(RedisCommandTraces.SourceName));
        }

        if (!settings.DisableAutoActivation)
            services.AddSingleton<IHostedService>(provider => new RedisActivation(() => Connection(provider, serviceKey)));
    }

    private static ConnectionMultiplexer Connect(IServiceProvider provider, string? serviceKey, StackExchangeRedisSettings settings)
    {
        var connection = ConnectionMultiplexer.Connect(provider.GetRequiredKeyedService<ConfigurationOptions>(serviceKey));

        if (!settings.DisableTracing)
            provider.GetRequiredKeyedService<RedisCommandTraces>(serviceKey).Attach(connection);

        return connection;
    }

    private static IConnectionMultiplexer Connection(IServiceProvider provider, string? serviceKey) => serviceKey is null
        ? provider.GetRequiredService<IConnectionMultiplexer>()
        : provider.GetRequiredKeyedService<IConnectionMultiplexer>(serviceKey);

    private static void AddHealthCheck(IHostApplicationBuilder builder, string? serviceKey, StackExchangeRedisSettings settings)
    {
        var name = serviceKey is null ? "StackExchange.Redis" : $"StackExchange.Redis_{serviceKey}";

        if (settings.DisableHealthChecks || !builder.Properties.TryAdd($"Aspire.HealthChecks.{name}", true))
            return;

        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            name,
            provider => new RedisHealthCheck(() => Connection(provider, serviceKey)),
            failureStatus: null,
            tags: null));
    }
}
