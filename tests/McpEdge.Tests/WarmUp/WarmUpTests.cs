using System.Text.Json;
using McpEdge.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Platform.Testing;
using Platform.Testing.Hosting;
using Platform.Testing.Servers;

namespace McpEdge.Tests.WarmUp;

/// <summary>An edge that starts before the services that it warms itself up with.</summary>
public sealed class WarmUpTests : IAsyncLifetime
{
    /// <summary>In milliseconds; for an edge that never gets ready, on however slow a machine.</summary>
    private const int Patience = 300_000;

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

    [Fact(Timeout = Patience)]
    public async Task Services_that_stay_away_keep_it_for_ten_seconds_and_at_most_a_minute()
    {
        await using var edge = await StartAloneAsync();

        // The clock stands still after a minute, however long the edge takes on a slow machine to do what it then does.
        var passed = TimeSpan.Zero;
        while (await WarmUpAsync(edge) != "ok")
        {
            if (passed < TimeSpan.FromMinutes(1))
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                passed += TimeSpan.FromSeconds(1);
            }
        }

        Assert.InRange(passed, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1));
    }

    [Fact(Timeout = Patience)]
    public async Task A_warm_up_that_fails_is_told_and_the_edge_serves()
    {
        // A warm-up whose data are not ready yet waits for a clock that stands still.
        await using (await StartAloneAsync())
        {
        }

        // The search for a key that is shown, and none of those while the data are made ready.
        var failing = new FailingCommands(sql => sql.Contains("FROM api_keys", StringComparison.Ordinal) && sql.Contains("JOIN accounts", StringComparison.Ordinal));
        await using var edge = await StartAloneAsync(failing.AddTo);

        await edge.Logs.WaitForAsync(entry => entry.Id.Id == 6000, Cancellation);
        while (await WarmUpAsync(edge) != "ok")
        {
            Cancellation.ThrowIfCancellationRequested();
        }
    }

    private static async Task<string?> WarmUpAsync(ServiceHost<Program> edge)
    {
        using var health = await edge.HttpClient.GetAsync("/health", Cancellation);
        return JsonElement.Parse(await health.Content.ReadAsStringAsync(Cancellation)).GetProperty("checks").GetProperty("warm-up").GetString();
    }

    private async Task<ServiceHost<Program>> StartAloneAsync(Action<IServiceCollection>? change = null)
    {
        var nobody = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var options = new ServiceHostOptions { Clock = _clock, Services = change }
            .Connect("edgedb", _data.ConnectionString)
            .Connect("cache", $"127.0.0.1:{nobody.Port}")
            .Service("customers", nobody)
            .Service("inventory", nobody)
            .Service("orders", nobody);
        options.Settings["Health:ReuseFor"] = "00:00:00";

        return await ServiceHost<Program>.StartAsync(options, Cancellation);
    }
}
