using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Platform.Testing;
using ServiceDefaults.Health;

namespace ServiceDefaults.Tests.Health;

public sealed class HealthTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_without_dependencies_is_healthy()
    {
        await using var app = await BareApplication.StartAsync(_ => { });

        var (status, body) = await GetAsync(app, "/health");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["status", "timestamp", "checks"], body.Select(member => member.Key));
        Assert.Equal("healthy", (string?)body["status"]);
        Assert.Equal("""{"self":"ok"}""", body["checks"]!.ToJsonString());
    }

    [Theory]
    [InlineData(HealthStatus.Degraded, HttpStatusCode.OK, "degraded", "degraded")]
    [InlineData(HealthStatus.Unhealthy, HttpStatusCode.ServiceUnavailable, "unhealthy", "error")]
    public async Task The_worst_check_decides(HealthStatus check, HttpStatusCode expected, string status, string word)
    {
        await using var app = await BareApplication.StartAsync(
            builder => builder.Services.AddHealthChecks().AddCheck("stock", () => new HealthCheckResult(check, "at 10.0.0.7")));

        var (code, body) = await GetAsync(app, "/health");

        Assert.Equal((expected, status, word), (code, (string?)body["status"], (string?)body["checks"]!["stock"]));
        Assert.DoesNotContain("10.0.0.7", body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_whose_dependency_fails_is_alive()
    {
        await using var app = await BareApplication.StartAsync(
            builder => builder.Services.AddHealthChecks().AddCheck("stock", () => HealthCheckResult.Unhealthy()));

        var (code, body) = await GetAsync(app, "/alive");

        Assert.Equal((HttpStatusCode.OK, "healthy"), (code, (string?)body["status"]));
    }

    [Fact]
    public async Task A_check_that_throws_is_an_error_without_its_reason()
    {
        await using var app = await BareApplication.StartAsync(
            builder => builder.Services.AddHealthChecks().AddCheck("stock", () => throw new InvalidOperationException("secret")));

        var (_, body) = await GetAsync(app, "/health");

        Assert.Equal("error", (string?)body["checks"]!["stock"]);
        Assert.DoesNotContain("secret", body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_does_not_end_is_an_error()
    {
        await using var app = await BareApplication.StartAsync(builder =>
        {
            builder.Configuration["Health:CheckTimeout"] = "00:00:00.100";
            builder.Services.AddHealthChecks().AddAsyncCheck("stock", async cancellationToken =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                return HealthCheckResult.Healthy();
            });
        });

        var (code, body) = await GetAsync(app, "/health");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "error"), (code, (string?)body["checks"]!["stock"]));
    }

    [Fact]
    public async Task A_check_that_hears_no_end_does_not_hold_up_the_answer()
    {
        using var forever = new ManualResetEventSlim();
        await using var app = await BareApplication.StartAsync(builder =>
        {
            builder.Configuration["Health:CheckTimeout"] = "00:00:00.100";
            builder.Services.AddHealthChecks().AddCheck("stock", () =>
            {
                forever.Wait(TestContext.Current.CancellationToken);
                return HealthCheckResult.Healthy();
            });
        });

        var (code, _) = await GetAsync(app, "/health");
        forever.Set();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, code);
    }

    [Fact]
    public async Task A_process_that_has_become_healthy_says_so_sooner_than_one_that_was()
    {
        var clock = new FakeTime();
        var isHealthy = false;
        await using var app = await BareApplication.StartAsync(builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddHealthChecks().AddCheck("stock", () => isHealthy ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
        });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await GetAsync(app, "/health")).Status);
        isHealthy = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await GetAsync(app, "/health")).Status);

        clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(app, "/health")).Status);
        isHealthy = false;
        clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(app, "/health")).Status);
    }

    [Fact]
    public async Task However_many_ask_the_checks_run_once_per_interval()
    {
        var clock = new FakeTime();
        var runs = 0;
        await using var app = await BareApplication.StartAsync(builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddHealthChecks().AddCheck("stock", () =>
            {
                Interlocked.Increment(ref runs);
                return HealthCheckResult.Healthy();
            });
        });

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => GetAsync(app, "/health")));
        Assert.Equal(1, runs);

        clock.Advance(TimeSpan.FromSeconds(1));
        await GetAsync(app, "/health");
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task A_process_may_shape_its_answer()
    {
        await using var app = await BareApplication.StartAsync(
            builder => builder.Services.Configure<HealthOptions>(options => options.Shape = answer => answer.More["version"] = "1.2.3"));

        var (_, body) = await GetAsync(app, "/health");

        Assert.Equal("1.2.3", (string?)body["version"]);
    }

    private static async Task<(HttpStatusCode Status, JsonObject Body)> GetAsync(BareApplication app, string path)
    {
        using var response = await app.Http.GetAsync(new Uri(path, UriKind.Relative), Ended);

        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Ended))!.AsObject());
    }
}
