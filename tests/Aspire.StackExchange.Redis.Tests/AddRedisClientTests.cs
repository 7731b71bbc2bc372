using System.Diagnostics;
using Aspire.StackExchange.Redis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Platform.Testing;
using Platform.Testing.Servers;
using StackExchange.Redis;

namespace Aspire.Tests.Redis;

public sealed class AddRedisClientTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private const string Traces = "OpenTelemetry.Instrumentation.StackExchangeRedis";

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_by_name_reads_and_writes()
    {
        using var host = Build(builder => builder.AddRedisClient("cache"), ("ConnectionStrings:cache", redis.ConnectionString));
        var database = host.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();

        await database.StringSetAsync("greeting", "hello");

        Assert.Equal("hello", await database.StringGetAsync("greeting"));
    }

    [Fact]
    public async Task A_keyed_connection_is_found_by_its_key()
    {
        using var host = Build(builder => builder.AddKeyedRedisClient("limits"), ("ConnectionStrings:limits", redis.ConnectionString));

        var latency = await host.Services.GetRequiredKeyedService<IConnectionMultiplexer>("limits").GetDatabase().PingAsync();

        Assert.True(latency > TimeSpan.Zero);
        Assert.Contains("StackExchange.Redis_limits", (await HealthAsync(host)).Entries.Keys);
    }

    [Fact]
    public void Later_settings_win()
    {
        StackExchangeRedisSettings? settings = null;
        using var host = Build(
            builder => builder.AddRedisClient("cache", found => settings = found),
            ("Aspire:StackExchange:Redis:DisableTracing", "true"),
            ("Aspire:StackExchange:Redis:DisableHealthChecks", "true"),
            ("Aspire:StackExchange:Redis:ConnectionString", "a:1"),
            ("Aspire:StackExchange:Redis:cache:DisableTracing", "false"),
            ("Aspire:StackExchange:Redis:cache:ConnectionString", "b:2"),
            ("ConnectionStrings:cache", "c:3"));

        Assert.Equal(("c:3", false, true, true), (settings!.ConnectionString, settings.DisableTracing, settings.DisableHealthChecks, settings.DisableAutoActivation));
    }

    [Fact]
    public void The_client_options_come_from_configuration_and_then_from_code()
    {
        ConfigurationOptions? seen = null;
        using var host = Build(
            builder => builder.AddRedisClient("cache", configureOptions: options => seen = options),
            ("ConnectionStrings:cache", redis.ConnectionString),
            ("Aspire:StackExchange:Redis:ConfigurationOptions:ConnectTimeout", "1111"),
            ("Aspire:StackExchange:Redis:cache:ConfigurationOptions:ConnectTimeout", "2222"));

        host.Services.GetRequiredService<IConnectionMultiplexer>();

        Assert.Equal((2222, false), (seen!.ConnectTimeout, seen.AbortOnConnectFail));
    }

    [Fact]
    public void A_missing_address_names_the_key()
    {
        using var host = Build(builder => builder.AddRedisClient("cache"));

        var error = Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<IConnectionMultiplexer>());

        Assert.Contains("ConnectionStrings:cache", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_answers_is_healthy()
    {
        using var host = Build(builder => builder.AddRedisClient("cache"), ("ConnectionStrings:cache", redis.ConnectionString));

        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(host)).Entries["StackExchange.Redis"].Status);
    }

    [Fact]
    public async Task A_server_that_is_away_is_unhealthy_and_found_when_it_comes()
    {
        _ = redis.Server;
        var port = FreePort.Next();
        using var host = Build(builder => builder.AddRedisClient("cache"), ("ConnectionStrings:cache", $"127.0.0.1:{port},connectTimeout=500"));
        Assert.Equal(HealthStatus.Unhealthy, (await HealthAsync(host)).Entries["StackExchange.Redis"].Status);

        var restored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Services.GetRequiredService<IConnectionMultiplexer>().ConnectionRestored += (_, connection) =>
        {
            if (connection.ConnectionType == ConnectionType.Interactive)
                restored.TrySetResult();
        };
        await using var server = await RedisServer.StartAsync(port);
        await restored.Task.WaitAsync(Ended);

        // The client learns what the server is a moment after it is connected.
        while ((await HealthAsync(host)).Entries["StackExchange.Redis"].Status != HealthStatus.Healthy)
            Ended.ThrowIfCancellationRequested();
    }

    [Fact]
    public async Task A_command_is_a_span_below_the_current_one()
    {
        var spans = new List<Activity>();
        using var parents = new ActivitySource("Parents");
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is Traces or "Parents",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        ActivityTraceId trace;

        using (var host = Build(builder => builder.AddRedisClient("cache"), ("ConnectionStrings:cache", redis.ConnectionString)))
        {
            var database = host.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
            using var parent = parents.StartActivity("parent");
            trace = parent!.TraceId;
            await database.StringSetAsync("traced", "yes");
        }

        var span = Assert.Single(spans, span => span.Source.Name == Traces && span.TraceId == trace);
        Assert.Equal(("SET", "redis", ActivityKind.Client), (span.OperationName, span.GetTagItem("db.system.name"), span.Kind));
        Assert.Equal(redis.Server.Port, span.GetTagItem("server.port"));
    }

    private static Task<HealthReport> HealthAsync(IHost host) => host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Ended);

    private static IHost Build(Action<IHostApplicationBuilder> configure, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });

        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;

        configure(builder);

        return builder.Build();
    }
}
