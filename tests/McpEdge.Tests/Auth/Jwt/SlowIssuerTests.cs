using McpEdge.Data;
using McpEdge.Tests.Hosting;
using McpEdge.WarmUp;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Testing;
using Platform.Testing.Hosting;
using Platform.Testing.Servers;

namespace McpEdge.Tests.Auth.Jwt;

/// <summary>An edge whose authorization server keeps it waiting, from its start on.</summary>
public sealed class SlowIssuerTests : IAsyncLifetime
{
    private const string Account = "slow-issuer";
    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    private const string Call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_customer","arguments":{"customer_id":1}}}""";

    /// <summary>In milliseconds; for an edge that waits for ever, on however slow a machine.</summary>
    private const int Patience = 300_000;

    /// <summary>Longer than any test waits, so that nobody gives the server up.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromMinutes(10);

    private readonly PostgresFixture _data = new();
    private readonly FakeTime _clock = new();
    private readonly ManualResetEventSlim _answers = new();
    private readonly TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LocalIssuer _issuer = null!;
    private TcpRelay _relay = null!;
    private int _asked;
    private Action _received = () => { };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Token => _issuer.Token(EdgePlatform.Audience, "customers:read", claims => claims["account"] = Account);

    public async ValueTask InitializeAsync()
    {
        await _data.InitializeAsync();
        _issuer = await LocalIssuer.StartAsync();
        _relay = new(new Uri(_issuer.Address));
    }

    public async ValueTask DisposeAsync()
    {
        _answers.Set();
        await _relay.DisposeAsync();
        await _issuer.DisposeAsync();
        await _data.DisposeAsync();
        _answers.Dispose();
    }

    [Fact]
    public async Task A_token_is_waited_for_as_long_as_a_read_may_take_and_its_keys_are_there_later()
    {
        HoldAnswers();
        await using var edge = await StartAsync();

        var answering = PostAsync(edge, List);
        while (!answering.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(10, Cancellation);
        }

        AssertUnchecked(await answering);
        _answers.Set();
        await WorksAsync(edge);
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task What_was_waited_for_a_token_is_part_of_its_call()
    {
        HoldAnswers();
        await using var edge = await StartAsync();
        var came = _clock.GetUtcNow();

        var answering = PostAsync(edge, Call);
        await _waits.Task.WaitAsync(Cancellation);
        _clock.Advance(TimeSpan.FromMilliseconds(300));
        _answers.Set();
        await answering;

        Assert.Equal(came, await RecordedAsync(edge, Account));
    }

    [Theory]
    [InlineData("silent")]
    [InlineData("a byte a second")]
    public async Task A_silent_server_is_no_reason_to_be_silent(string how)
    {
        _relay.IsSilent = how == "silent";
        _relay.PauseAfterByte = how == "silent" ? TimeSpan.Zero : TimeSpan.FromSeconds(1);
        await using var edge = await StartAsync(inRealTime: true);

        AssertUnchecked(await PostAsync(edge, List));

        _relay.Heal();
        await _relay.DieAsync();
        _relay.ComeBack();
        await WorksAsync(edge);
    }

    [Theory(Timeout = Patience)]
    [InlineData("/", 200)]
    [InlineData("/alive", 200)]
    [InlineData("/health", 503)]
    [InlineData("/.well-known/oauth-protected-resource", 200)]
    [InlineData("/nowhere", 404)]
    public async Task Where_nobody_has_to_be_known_a_token_changes_nothing(string path, int status)
    {
        HoldAnswers();
        await using var edge = await StartAsync();
        var anybody = await edge.SendAsync(HttpMethod.Get, path, null);
        Assert.Equal(status, anybody.Status);

        // The clock stands still, so whoever waited for the server would do so for ever.
        foreach (var token in new[] { Token, "not.a.token", "rubbish" })
        {
            var answer = await edge.SendAsync(HttpMethod.Get, path, request => request.Headers.Add("Authorization", $"Bearer {token}"));
            Assert.Equal((status, anybody.Body), (answer.Status, answer.Body));
        }
    }

    [Fact(Timeout = Patience)]
    public async Task The_warm_up_calls_tools_beside_asking_for_keys_and_leaves_those_to_the_calls()
    {
        // A warm-up whose data are not ready yet waits for a clock that stands still.
        await using (var first = await StartAsync())
        {
            await WorksAsync(first);
        }

        HoldAnswers();
        _clock.Advance(TimeSpan.FromMinutes(1));
        var start = _clock.GetUtcNow();
        await using var edge = await StartAsync();
        while (Volatile.Read(ref _asked) == 0)
        {
            await Task.Delay(10, Cancellation);
        }

        await RecordedAsync(edge, WarmUpWorker.Account, start);
        while (await WarmUpAsync(edge) != "ok")
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        _answers.Set();
        await WorksAsync(edge);
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task A_reading_that_fails_just_before_the_limit_is_no_defect()
    {
        _issuer.IsAway = true;
        await using var edge = await StartAsync();
        AssertUnchecked(await PostAsync(edge, List));

        // The keys are not asked for again so soon, which is told at once; by then the time is over.
        _received = () => _clock.Advance(TimeSpan.FromMilliseconds(900));

        AssertUnchecked(await PostAsync(edge, List));
    }

    private static void AssertUnchecked(EdgeAnswer answer)
    {
        Assert.Equal((503, "SERVICE_UNAVAILABLE"), (answer.Status, answer.Json.GetProperty("code").GetString()));
        Assert.Equal("The token can't be checked at the moment.", answer.Json.GetProperty("message").GetString());
    }

    private void HoldAnswers() => _issuer.Asked = () =>
    {
        Interlocked.Increment(ref _asked);
        _answers.Wait();
    };

    private Task<ServiceHost<Program>> StartAsync(bool inRealTime = false)
    {
        var nobody = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var options = new ServiceHostOptions
        {
            Clock = inRealTime ? null : _clock,
            Services = services => services
                .AddSingleton<IStartupFilter>(new Arrivals(_waits))
                .Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, bearer => bearer.BackchannelTimeout = Forever)
                .PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, bearer => bearer.Events.OnMessageReceived += received =>
                {
                    if (received.Request.Path.HasValue)
                    {
                        _received();
                    }

                    return Task.CompletedTask;
                }),
        }
            .Connect("edgedb", _data.ConnectionString)
            .Connect("cache", $"127.0.0.1:{nobody.Port}")
            .Service("customers", nobody)
            .Service("inventory", nobody)
            .Service("orders", nobody);
        options.Settings["Jwt:Issuer"] = _issuer.Address;
        options.Settings["Jwt:MetadataAddress"] = new Uri(_relay.Address, "/.well-known/openid-configuration").ToString();
        options.Settings["Jwt:Audience"] = EdgePlatform.Audience;

        return ServiceHost<Program>.StartAsync(options, Cancellation);
    }

    private Task<EdgeAnswer> PostAsync(ServiceHost<Program> edge, string body) => edge.SendAsync(HttpMethod.Post, "/mcp", request =>
    {
        request.Headers.Add("Authorization", $"Bearer {Token}");
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
    });

    private static async Task<string?> WarmUpAsync(ServiceHost<Program> edge) =>
        (await edge.SendAsync(HttpMethod.Get, "/health", null)).Json.GetProperty("checks").GetProperty("warm-up").GetString();

    private async Task WorksAsync(ServiceHost<Program> edge)
    {
        while ((await PostAsync(edge, List)).Status != 200)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(50, Cancellation);
        }
    }

    // When the first call of an account came, since then.
    private async Task<DateTimeOffset> RecordedAsync(ServiceHost<Program> edge, string account, DateTimeOffset since = default)
    {
        while (true)
        {
            await using var scope = edge.Services.CreateAsyncScope();
            var entries = scope.ServiceProvider.GetRequiredService<EdgeDbContext>().AuditEntries.OrderBy(entry => entry.At);
            if (await entries.FirstOrDefaultAsync(entry => entry.Account == account && entry.At >= since, Cancellation) is { } entry)
            {
                return entry.At;
            }

            _clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(10, Cancellation);
        }
    }

    // Tells when the first request has begun to wait.
    private sealed class Arrivals(TaskCompletionSource waits) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(inner => context =>
            {
                var answering = inner(context);
                waits.TrySetResult();
                return answering;
            });
            next(app);
        };
    }
}
