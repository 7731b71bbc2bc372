using System.Diagnostics;
using Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Platform.Testing;

namespace Aspire.Tests.Npgsql;

public sealed class AddNpgsqlDbContextTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Section = "Aspire:Npgsql:EntityFrameworkCore:PostgreSQL";

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_context_by_connection_name_asks_the_database()
    {
        using var host = Build(builder => builder.AddNpgsqlDbContext<Shop>("shopdb"), ("ConnectionStrings:shopdb", postgres.ConnectionString));
        await using var scope = host.Services.CreateAsyncScope();

        var one = await scope.ServiceProvider.GetRequiredService<Shop>().Database.SqlQueryRaw<int>("SELECT 1 AS \"Value\"").SingleAsync(Ended);

        Assert.Equal(1, one);
    }

    [Fact]
    public void Later_settings_win()
    {
        NpgsqlEntityFrameworkCorePostgreSQLSettings? settings = null;
        using var host = Build(
            builder => builder.AddNpgsqlDbContext<Shop>("shopdb", found => settings = found),
            ($"{Section}:CommandTimeout", "1"),
            ($"{Section}:DisableRetry", "true"),
            ($"{Section}:DisableMetrics", "true"),
            ($"{Section}:ConnectionString", "Host=a"),
            ($"{Section}:shopdb:CommandTimeout", "2"),
            ($"{Section}:shopdb:DisableRetry", "false"),
            ($"{Section}:shopdb:ConnectionString", "Host=b"),
            ($"{Section}:Shop:CommandTimeout", "3"),
            ("ConnectionStrings:shopdb", "Host=c"));

        Assert.Equal(
            ("Host=c", 3, false, true),
            (settings!.ConnectionString, settings.CommandTimeout, settings.DisableRetry, settings.DisableMetrics));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Commands_are_repeated_unless_told_otherwise(bool disable, bool repeated)
    {
        using var host = Build(
            builder => builder.AddNpgsqlDbContext<Shop>("shopdb", settings => (settings.DisableRetry, settings.CommandTimeout) = (disable, 7)),
            ("ConnectionStrings:shopdb", "Host=none"));
        using var scope = host.Services.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<Shop>().Database;

        Assert.Equal(repeated, database.CreateExecutionStrategy().RetriesOnFailure);
        Assert.Equal(7, database.GetCommandTimeout());
    }

    [Fact]
    public void A_missing_connection_string_is_told_when_the_context_is_asked_for()
    {
        using var host = Build(builder => builder.AddNpgsqlDbContext<Shop>("shopdb"));
        using var scope = host.Services.CreateScope();

        var error = Assert.Throws<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<Shop>());

        Assert.Contains("ConnectionStrings:shopdb", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_registration_is_refused_in_development()
    {
        Assert.Throws<InvalidOperationException>(() => Build(builder =>
        {
            builder.Environment.EnvironmentName = "Development";
            builder.AddNpgsqlDbContext<Shop>("shopdb");
            builder.AddNpgsqlDbContext<Shop>("shopdb");
        }));
    }

    [Fact]
    public async Task The_health_check_has_the_name_of_the_context()
    {
        using var healthy = Build(builder => builder.AddNpgsqlDbContext<Shop>("shopdb"), ("ConnectionStrings:shopdb", postgres.ConnectionString));
        using var away = Build(
            builder => builder.AddNpgsqlDbContext<Shop>("shopdb", settings => settings.DisableRetry = true),
            ("ConnectionStrings:shopdb", "Host=127.0.0.1;Port=1"));

        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(healthy)).Entries["Shop"].Status);
        Assert.Equal(HealthStatus.Unhealthy, (await HealthAsync(away)).Entries["Shop"].Status);
    }

    [Fact]
    public void The_health_check_may_be_left_out()
    {
        using var host = Build(builder => builder.AddNpgsqlDbContext<Shop>("shopdb", settings => settings.DisableHealthChecks = true));

        Assert.Null(host.Services.GetService<HealthCheckService>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Commands_are_traced_and_measured_unless_told_otherwise(bool disable)
    {
        var spans = new Received<Activity>();
        var measures = new Received<Metric>();
        using var host = Build(
            builder =>
            {
                builder.AddNpgsqlDbContext<Shop>("shopdb", settings => settings.DisableTracing = settings.DisableMetrics = disable);
                new Telemetry(builder.Services)
                    .WithTracing(tracing => tracing.AddProcessor(new SimpleActivityExportProcessor(spans)))
                    .WithMetrics(metrics => metrics.AddReader(new BaseExportingMetricReader(measures)));
            },
            ("ConnectionStrings:shopdb", postgres.ConnectionString));
        _ = host.Services.GetRequiredService<TracerProvider>();
        var meters = host.Services.GetRequiredService<MeterProvider>();
        await using var scope = host.Services.CreateAsyncScope();

        await scope.ServiceProvider.GetRequiredService<Shop>().Database.ExecuteSqlRawAsync("SELECT 1", Ended);
        meters.ForceFlush();

        Assert.Equal(disable, !spans.Items.Any(span => span.Source.Name == "Npgsql"));
        Assert.Equal(disable, !measures.Items.Any(measure => measure.MeterName == "Npgsql"));
    }

    private static Task<HealthReport> HealthAsync(IHost host) => host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Ended);

    private static IHost Build(Action<IHostApplicationBuilder> configure, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddLogging();

        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;

        configure(builder);

        return builder.Build();
    }

    private sealed class Telemetry(IServiceCollection services) : IOpenTelemetryBuilder
    {
        public IServiceCollection Services => services;
    }

    private sealed class Received<T> : BaseExporter<T>
        where T : class
    {
        public List<T> Items { get; } = [];

        public override ExportResult Export(in Batch<T> batch)
        {
            foreach (var item in batch)
                Items.Add(item);

            return ExportResult.Success;
        }
    }

    private sealed class Shop(DbContextOptions<Shop> options) : DbContext(options);
}
