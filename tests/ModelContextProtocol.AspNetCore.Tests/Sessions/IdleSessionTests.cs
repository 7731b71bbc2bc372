using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModelContextProtocol.AspNetCore.Tests.Hosting;

namespace ModelContextProtocol.AspNetCore.Tests.Sessions;

public sealed class IdleSessionTests
{
    [Fact]
    public async Task A_session_that_nobody_uses_ends()
    {
        var time = new ManualTime();
        var ended = new Probe();
        await using var host = await StartAsync(time, ended, TimeSpan.FromMinutes(10), 100);
        await host.InitializeAsync();

        time.Advance(TimeSpan.FromMinutes(11));

        await ended.WaitAsync("ended 1", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_session_in_use_is_not_idle()
    {
        var time = new ManualTime();
        var ended = new Probe();
        await using var host = await StartAsync(time, ended, TimeSpan.FromMinutes(10), 100);
        var used = await host.InitializeAsync();
        using var stream = await host.OpenAsync(Call.Get(used));
        await host.InitializeAsync();

        time.Advance(TimeSpan.FromMinutes(11));

        await ended.WaitAsync("ended 2", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(Call.Request("ping").In(used))).Status);
    }

    [Fact]
    public async Task At_the_limit_the_oldest_idle_session_makes_room()
    {
        var time = new ManualTime();
        await using var host = await StartAsync(time, new Probe(), Timeout.InfiniteTimeSpan, 2);
        var oldest = await host.InitializeAsync();
        time.Advance(TimeSpan.FromSeconds(1));
        var older = await host.InitializeAsync();
        time.Advance(TimeSpan.FromSeconds(1));

        var newest = await host.InitializeAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(Call.Request("ping").In(oldest))).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(Call.Request("ping").In(older))).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(Call.Request("ping").In(newest))).Status);
    }

    [Fact]
    public async Task A_session_that_fails_to_end_keeps_no_other_from_ending()
    {
        var time = new ManualTime();
        var ended = new Probe();
        await using var host = await StartAsync(time, ended, TimeSpan.FromMinutes(10), 100, fails: true);
        await host.InitializeAsync();
        await host.InitializeAsync();

        time.Advance(TimeSpan.FromMinutes(11));

        await ended.WaitAsync("ended 1", TestContext.Current.CancellationToken);
        await ended.WaitAsync("ended 2", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(Call.Request("ping").In(await host.InitializeAsync()))).Status);
        Assert.False(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
    }

    [Theory]
    [InlineData("true", HttpStatusCode.OK)]
    [InlineData("false", HttpStatusCode.NotFound)]
    public async Task At_the_limit_sessions_of_who_has_the_most_make_room(string shared, HttpStatusCode oldestOfAll)
    {
        var time = new ManualTime();
        await using var host = await StartAsync(time, new Probe(), Timeout.InfiniteTimeSpan, 10, setup =>
        {
            setup.Settings["Mcp:Http:ShareIdleSessions"] = shared;
            setup.ConfigureServices = services => services.AddAuthentication(TestUsers.SchemeName).AddTestUsers();
            setup.ConfigureApp = app => app.UseAuthentication();
        });
        var anns = await host.InitializeAsync(user: "ann");
        var bobs = new List<string>();

        while (bobs.Count < 30)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            bobs.Add(await host.InitializeAsync(user: "bob"));
        }

        Assert.Equal(oldestOfAll, (await host.SendAsync(Call.Request("ping").In(anns).As("ann"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(Call.Request("ping").In(bobs[0]).As("bob"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(Call.Request("ping").In(bobs[^1]).As("bob"))).Status);
    }

    [Theory]
    [InlineData(-5, 1)]
    [InlineData(5, -1)]
    public async Task Impossible_limits_are_refused_at_startup(int seconds, int count) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            StartAsync(new ManualTime(), new Probe(), TimeSpan.FromSeconds(seconds), count));

    private static Task<McpHost> StartAsync(
        ManualTime time, Probe ended, TimeSpan timeout, int count, Action<McpHostSetup>? configure = null, bool fails = false)
    {
        var sessions = 0;
        return McpHost.StartAsync(HttpServerSessionMode.Stateful, s =>
        {
            configure?.Invoke(s);
            s.ConfigureTransport = o =>
            {
                (o.TimeProvider, o.IdleTimeout, o.MaxIdleSessionCount) = (time, timeout, count);
                o.RunSessionHandler = async (_, server, cancellationToken) =>
                {
                    var number = Interlocked.Increment(ref sessions);
                    await using var failing = fails ? cancellationToken.Register(() => throw new InvalidOperationException("It cleans up badly.")) : default;
                    try
                    {
                        await server.RunAsync(cancellationToken);
                    }
                    finally
                    {
                        ended.Reach($"ended {number}");
                    }
                };
            };
        });
    }
}
