using System.Text.Json;
using Platform.Testing;
using Platform.Testing.Hosting;
using Platform.Testing.Servers;

namespace McpEdge.Tests.WarmUp;

/// <summary>An edge that starts before the services that it warms itself up with.</summary>
public sealed class WarmUpTests : IAsyncLifetime
{
    private readonly PostgresFixture _data = new();
    private readonly FakeTime _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _data.InitializeAsync();

    public ValueTask DisposeAsync() => _data.DisposeAsync();

    [Fact]
    public async Task The_edge_is_unhealthy_while_it_warms_up()
    {
        await using var edge = await StartAloneAsync();

        Assert.Equal("error", await WarmUpAsync(edge));
    }

    [Fact]
    public async Task Services_that_stay_away_keep_it_for_ten_seconds_and_not_for_ever()
    {
        var start = _clock.GetUtcNow();
        await using var edge = await StartAloneAsync();

        while (await WarmUpAsync(edge) != "ok")
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True(_clock.GetUtcNow() - start >= TimeSpan.FromSeconds(10));
    }

    private static async Task<string?> WarmUpAsync(ServiceHost<Program> edge)
    {
        using var health = await edge.HttpClient.GetAsync("/health", Cancellation);
        return JsonElement.Parse(await health.Content.ReadAsStringAsync(Cancellation)).GetProperty("checks").GetProperty("warm-up").GetString();
    }

    private async Task<ServiceHost<Program>> StartAloneAsync()
    {
        var nobody = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var options = new ServiceHostOptions { Clock = _clock }
            .Connect("edgedb", _data.ConnectionString)
            .Connect("cache", $"127.0.0.1:{nobody.Port}")
            .Service("customers", nobody)
            .Service("inventory", nobody)
            .Service("orders", nobody);
        options.Settings["Health:ReuseFor"] = "00:00:00";

        return await ServiceHost<Program>.StartAsync(options, Cancellation);
    }
}
