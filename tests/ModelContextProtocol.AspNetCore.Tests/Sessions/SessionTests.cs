using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.AspNetCore.Tests.Hosting;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Tests.Sessions;

/// <summary>Sessions, in both modes that have them.</summary>
public abstract class SessionTests(HttpServerSessionMode mode)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_id_is_hard_to_guess_and_on_every_response()
    {
        await using var host = await McpHost.StartAsync(mode);

        var session = await host.InitializeAsync();
        var error = await host.SendAsync(Call.Request("foo/bar").In(session));

        Assert.Matches("^[A-Za-z0-9_-]{22}$", session);
        Assert.NotEqual(session, await host.InitializeAsync());
        Assert.Equal(-32601, error.ErrorCode);
        Assert.Equal(session, error.SessionId);
    }

    [Fact]
    public async Task Without_a_session_only_initialize_is_served_where_that_is_configured()
    {
        await using var host = await McpHost.StartAsync(mode, s => s.Settings["Mcp:Http:ServeSessionlessLegacyRequests"] = "false");

        var answer = await host.SendAsync(Call.Request("tools/list", id: "x"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(-32000, answer.ErrorCode);
        Assert.Equal("x", answer.Message["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_unknown_session_is_not_found()
    {
        await using var host = await McpHost.StartAsync(mode);

        foreach (var call in new[] { Call.Request("ping"), Call.Get(null) })
        {
            var answer = await host.SendAsync(call.In("made-up"));
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.Equal(-32001, answer.ErrorCode);
        }
    }

    [Fact]
    public async Task The_negotiated_version_may_be_left_out_but_not_changed()
    {
        await using var host = await McpHost.StartAsync(mode);
        var session = await host.InitializeAsync();

        var without = await host.SendAsync(Call.Request("ping").In(session));
        var other = await host.SendAsync(Call.Request("ping").In(session).With("MCP-Protocol-Version", "2025-06-18"));

        Assert.NotNull(without.Result);
        Assert.Equal(HttpStatusCode.OK, other.Status);
        Assert.Equal(-32600, other.ErrorCode);
    }

    [Fact]
    public async Task Discovery_belongs_to_the_modern_version_and_initialize_may_be_repeated()
    {
        await using var host = await McpHost.StartAsync(mode);
        var session = await host.InitializeAsync();

        Assert.Equal(-32601, (await host.SendAsync(Call.Request("server/discover").In(session))).ErrorCode);
        Assert.NotNull((await host.SendAsync(Call.Initialize().In(session))).Result);
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("confirm")]
    public async Task A_handler_can_ask_the_user_on_the_stream_of_its_request(string tool)
    {
        await using var host = await McpHost.StartAsync(mode);
        var session = await host.InitializeAsync();
        using var stream = await host.OpenAsync(Call.Tool(tool).In(session));

        var question = await stream.NextAsync();
        var reply = await host.SendAsync(
            Call.Raw($$$"""{"jsonrpc":"2.0","id":{{{question!["id"]!.ToJsonString()}}},"result":{"action":"accept","content":{} } }""").In(session));
        var answer = await stream.NextAsync();

        Assert.Equal("elicitation/create", question["method"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.Equal("accept", answer!["result"]!["content"]![0]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_handler_runs_on_when_the_client_goes_away()
    {
        await using var host = await McpHost.StartAsync(mode);
        var session = await host.InitializeAsync();
        var stream = await host.OpenAsync(Call.Tool("wait").In(session));
        await host.Probe.WaitAsync("wait started", Cancelled);

        stream.Dispose();
        host.Probe.Reach("wait may end");

        await host.Probe.WaitAsync("wait ended", Cancelled);
    }

    [Fact]
    public async Task Deleting_a_session_ends_it_for_good()
    {
        await using var host = await McpHost.StartAsync(mode);
        var session = await host.InitializeAsync();
        using var stream = await host.OpenAsync(Call.Tool("wait").In(session));
        await host.Probe.WaitAsync("wait started", Cancelled);

        var deleted = await host.SendAsync(Call.Delete(session));

        Assert.Equal(HttpStatusCode.OK, deleted.Status);
        Assert.Empty(deleted.Body);
        await host.Probe.WaitAsync("wait cancelled", Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(Call.Request("ping").In(session))).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(Call.Delete(session))).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(Call.Delete(null))).Status);
    }

    [Fact]
    public async Task A_session_belongs_to_the_user_who_opened_it()
    {
        await using var host = await McpHost.StartAsync(mode, WithUsers);
        var anns = await host.InitializeAsync(user: "ann");
        var nobodys = await host.InitializeAsync();

        foreach (var call in new[] { Call.Request("ping"), Call.Get(null), Call.Delete(null) })
        {
            var bob = await host.SendAsync(call.In(anns).As("bob"));
            Assert.Equal(HttpStatusCode.Forbidden, bob.Status);
            Assert.Equal(-32000, bob.ErrorCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await host.SendAsync(Call.Request("ping").In(anns))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.SendAsync(Call.Request("ping").In(nobodys).As("ann"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(Call.Request("ping").In(anns).As("ann"))).Status);
    }

    [Theory]
    [InlineData("sub")]
    [InlineData(ClaimTypes.Upn)]
    public async Task Other_claims_identify_the_user_too(string claim)
    {
        await using var host = await McpHost.StartAsync(mode, WithUsers);
        var session = (await host.SendAsync(Call.Initialize().As("ann").With("X-User-Claim", claim))).SessionId;

        Task<Answer> PingAsync(string user, string by) => host.SendAsync(Call.Request("ping").In(session).As(user).With("X-User-Claim", by));

        Assert.Equal(HttpStatusCode.OK, (await PingAsync("ann", claim)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await PingAsync("bob", claim)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await PingAsync("ann", ClaimTypes.NameIdentifier)).Status);
    }

    [Fact]
    public async Task The_caller_and_the_request_reach_the_handler_of_each_message()
    {
        await using var host = await McpHost.StartAsync(mode, WithUsers);
        var session = await host.InitializeAsync(user: "ann");

        var answer = await host.SendAsync(Call.Tool("who").In(session).As("ann").With("X-Trace", "t2"));

        Assert.Equal("ann t2", answer.Text);
    }

    [Fact]
    public async Task Session_options_are_configured_once_per_session()
    {
        var times = 0;
        await using var host = await McpHost.StartAsync(mode, s => s.ConfigureTransport = o => o.ConfigureSessionOptions = (_, server, _) =>
        {
            server.ServerInfo = new Implementation { Name = $"server {Interlocked.Increment(ref times)}", Version = "1" };
            return Task.CompletedTask;
        });

        var first = await host.SendAsync(Call.Initialize());
        await host.SendAsync(Call.Request("ping").In(first.SessionId));
        var second = await host.SendAsync(Call.Initialize());

        Assert.Equal("server 1", first.Result!["serverInfo"]!["name"]!.GetValue<string>());
        Assert.Equal("server 2", second.Result!["serverInfo"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_run_handler_runs_the_server_and_its_end_ends_the_session()
    {
        var done = new TaskCompletionSource();
        await using var host = await McpHost.StartAsync(mode, s => s.ConfigureTransport = o => o.RunSessionHandler = async (context, server, cancellationToken) =>
        {
            Assert.Same(server, context.Features.Get<McpServer>());
            await server.RunAsync(cancellationToken);
            done.SetResult();
        });
        var session = await host.InitializeAsync();

        await host.SendAsync(Call.Delete(session));

        await done.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancelled);
    }

    [Fact]
    public async Task A_run_handler_that_fails_fails_its_request_and_ends_the_session()
    {
        await using var host = await McpHost.StartAsync(mode, s => s.ConfigureTransport = o => o.RunSessionHandler = async (_, _, _) =>
        {
            await Task.Yield();
            throw new InvalidOperationException("broken");
        });

        Assert.Equal(HttpStatusCode.InternalServerError, (await host.SendAsync(Call.Initialize())).Status);
    }

    private static void WithUsers(McpHostSetup setup)
    {
        setup.ConfigureServices = services => services.AddAuthentication(TestUsers.SchemeName).AddTestUsers();
        setup.ConfigureApp = app => app.UseAuthentication();
    }
}

public sealed class StatefulSessionTests() : SessionTests(HttpServerSessionMode.Stateful);

public sealed class HybridSessionTests() : SessionTests(HttpServerSessionMode.StatefulForInitializeClients);
