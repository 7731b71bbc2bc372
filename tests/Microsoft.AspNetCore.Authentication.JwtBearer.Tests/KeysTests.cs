using System.Net;
using System.Text.Json.Nodes;
using Platform.Testing.Servers;

namespace Microsoft.AspNetCore.Authentication.JwtBearer.Tests;

/// <summary>How the issuer's keys are come by.</summary>
public sealed class KeysTests
{
    /// <summary>In milliseconds; for a token that is never answered, on however slow a machine.</summary>
    private const int Patience = 300_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_are_read_once_for_many_tokens()
    {
        await using var app = await GuardedApp.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.StatusOf(app.Token())));

        Assert.Equal(1, app.Issuer.Reads);
    }

    [Fact]
    public async Task A_new_key_counts_at_its_first_token()
    {
        await using var app = await GuardedApp.StartAsync();
        var old = app.Token();
        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(old));

        app.Issuer.Keys = [new LocalKey("ES256")];

        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(app.Token()));
        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusOf(old));
    }

    [Fact]
    public async Task Made_up_key_ids_do_not_make_the_issuer_busy()
    {
        await using var app = await GuardedApp.StartAsync();
        await app.StatusOf(app.Token());
        foreach (var _ in Enumerable.Range(0, 20))
        {
            using var unknown = new LocalKey();
            Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusOf(LocalIssuer.Sign(new JsonObject { ["iss"] = app.Issuer.Address }, unknown)));
        }

        Assert.Equal(2, app.Issuer.Reads);

        app.Issuer.Keys = [new LocalKey()];
        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusOf(app.Token()));
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(app.Token()));
    }

    [Fact]
    public async Task Keys_are_read_again_now_and_then_and_kept_while_the_issuer_is_away()
    {
        await using var app = await GuardedApp.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(app.Token()));
        app.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(app.Token()));
        while (app.Issuer.Reads < 2)
        {
            // Behind the call, which did not wait for it.
            await Task.Delay(10, Cancellation);
        }

        var asked = 0;
        app.Issuer.IsAway = true;
        app.Issuer.Asked = () => Interlocked.Increment(ref asked);
        app.Clock.Advance(TimeSpan.FromHours(12));

        // It is asked again only when the reading before has failed.
        while (Volatile.Read(ref asked) < 2)
        {
            Assert.Equal(HttpStatusCode.OK, await app.StatusOf(app.Token()));
            await Task.Delay(10, Cancellation);
            app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(app.Token()));
    }

    [Fact]
    public async Task Keys_of_long_ago_do_not_count_before_the_issuer_was_asked()
    {
        await using var app = await GuardedApp.StartAsync();
        var old = app.Token();
        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(old));

        app.Issuer.Keys = [new LocalKey()];
        app.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusOf(old));
        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(app.Token()));
    }

    [Fact(Timeout = Patience)]
    public async Task Keys_of_long_ago_go_on_counting_when_the_issuer_was_asked_in_vain()
    {
        await using var app = await GuardedApp.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(app.Token()));
        var asked = 0;
        app.Issuer.IsAway = true;
        app.Issuer.Asked = () => Interlocked.Increment(ref asked);
        app.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(app.Token()));
        Assert.Equal(1, asked);

        // It is asked once more, and nobody waits for it a second time.
        using var answer = new ManualResetEventSlim();
        app.Issuer.Asked = () =>
        {
            Interlocked.Increment(ref asked);
            answer.Wait(Cancellation);
        };
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(app.Token()));
        while (Volatile.Read(ref asked) < 2)
        {
            await Task.Delay(10, Cancellation);
        }

        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(app.Token(claims => claims["sub"] = "another agent")));
        Assert.Equal(2, asked);
        answer.Set();
    }

    [Fact]
    public async Task A_reading_that_began_before_the_key_was_there_does_not_put_off_the_next()
    {
        await using var app = await GuardedApp.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(app.Token()));
        var known = app.Issuer.Keys;
        var coming = new LocalKey();
        app.Issuer.Keys = [coming];
        var early = app.Token();
        app.Issuer.Keys = known;
        using var answer = new ManualResetEventSlim();
        app.Issuer.Asked = () => answer.Wait(Cancellation);
        app.Clock.Advance(TimeSpan.FromHours(12));

        var joining = app.StatusOf(early);
        // Time to join; without it the test would see less.
        await Task.Delay(200, Cancellation);
        answer.Set();
        Assert.Equal(HttpStatusCode.Unauthorized, await joining);

        app.Issuer.Keys = [coming];
        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(early));
    }

    [Fact]
    public async Task Without_any_keys_no_token_is_good_until_the_issuer_is_back()
    {
        await using var app = await GuardedApp.StartAsync(options => options.Events.OnAuthenticationFailed = failed =>
        {
            failed.Fail(failed.Exception);
            return Task.CompletedTask;
        });
        app.Issuer.IsAway = true;
        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusOf(app.Token()));

        app.Issuer.IsAway = false;
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(app.Token()));
    }

    [Fact]
    public async Task An_issuer_that_took_long_to_fail_is_not_waited_for_by_the_next_token_as_well()
    {
        await using var app = await GuardedApp.StartAsync(options => options.Events.OnAuthenticationFailed = failed =>
        {
            failed.Fail(failed.Exception);
            return Task.CompletedTask;
        });
        var asked = 0;
        app.Issuer.IsAway = true;
        app.Issuer.Asked = () =>
        {
            asked++;
            app.Clock.Advance(TimeSpan.FromSeconds(2));
        };

        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusOf(app.Token()));
        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusOf(app.Token()));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Whoever_stops_waiting_leaves_the_keys_to_the_next()
    {
        await using var app = await GuardedApp.StartAsync();
        using var leaving = new CancellationTokenSource();
        using var answer = new ManualResetEventSlim();
        var asked = 0;
        app.Issuer.Asked = () =>
        {
            asked++;
            leaving.Cancel();
            answer.Wait(Cancellation);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.GetAsync(app.Token(), leaving.Token));
        answer.Set();

        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(app.Token()));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Nobody_waits_for_newer_keys_than_those_that_are_known()
    {
        await using var app = await GuardedApp.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(app.Token()));
        using var answer = new ManualResetEventSlim();
        app.Issuer.Asked = () => answer.Wait(Cancellation);
        app.Clock.Advance(TimeSpan.FromHours(12));

        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(app.Token()));
        Assert.Equal(1, app.Issuer.Reads);
        answer.Set();
    }

    [Fact]
    public async Task An_issuer_without_https_needs_to_be_allowed()
    {
        await using var app = await GuardedApp.StartAsync(options => options.RequireHttpsMetadata = true);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => app.GetAsync(app.Token()));

        Assert.Contains("must be HTTPS", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_choose_the_token_the_caller_and_the_answer()
    {
        await using var app = await GuardedApp.StartAsync(options =>
        {
            options.Events.OnMessageReceived = received =>
            {
                received.Token = received.Request.Headers.Authorization.ToString() == "Bearer mine" ? null : received.Token;
                return Task.CompletedTask;
            };
            options.Events.OnTokenValidated = validated =>
            {
                validated.Fail("Not today.");
                return Task.CompletedTask;
            };
            options.Events.OnChallenge = challenge =>
            {
                challenge.HandleResponse();
                challenge.Response.StatusCode = 418;
                challenge.Response.Headers["reason"] = challenge.AuthenticateFailure?.Message;
                return Task.CompletedTask;
            };
        });

        Assert.Equal((HttpStatusCode)418, await app.StatusOf(app.Token()));
    }
}
