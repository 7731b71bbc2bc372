using System.Net;
using System.Text.Json.Nodes;
using ModelContextProtocol.AspNetCore.Tests.Hosting;

namespace ModelContextProtocol.AspNetCore.Tests.StreamableHttp;

/// <summary>Answers to older versions: in a session where the mode has one, without where it has none.</summary>
public abstract class LegacyResponseTests(HttpServerSessionMode mode)
{
    [Fact]
    public async Task Notifications_and_responses_are_accepted_without_a_body()
    {
        await using var host = await McpHost.StartAsync(mode);
        var session = await SessionAsync(host);

        foreach (var call in new[] { Call.Notification("notifications/x"), Call.Raw("""{"jsonrpc":"2.0","id":9,"result":{}}""") })
        {
            var answer = await host.SendAsync(call.In(session));
            Assert.Equal(HttpStatusCode.Accepted, answer.Status);
            Assert.Null(answer.ContentType);
            Assert.Empty(answer.Body);
            Assert.Equal(session, answer.SessionId);
        }
    }

    [Fact]
    public async Task Headers_are_sent_before_the_handler_answers()
    {
        await using var host = await McpHost.StartAsync(mode);
        var session = await SessionAsync(host);

        using var stream = await host.OpenAsync(Call.Tool("wait").In(session));
        host.Probe.Reach("wait may end");
        var message = await stream.NextAsync();

        Assert.Equal("waited", message!["result"]!["content"]![0]!["text"]!.GetValue<string>());
        Assert.Null(await stream.NextAsync());
    }

    [Fact]
    public async Task Progress_comes_before_the_answer()
    {
        await using var host = await McpHost.StartAsync(mode);
        var session = await SessionAsync(host);

        var answer = await host.SendAsync(
            Call.Tool("count", new() { ["to"] = 200 }, meta: new() { ["progressToken"] = "p" }).In(session));

        Assert.Equal(201, answer.Messages.Count);
        Assert.All(answer.Messages.Take(200), m => Assert.Equal("notifications/progress", m["method"]!.GetValue<string>()));
        Assert.Equal("done", answer.Text);
    }

    [Fact]
    public async Task Failures_of_a_tool_are_results_that_tell_no_internals()
    {
        await using var host = await McpHost.StartAsync(mode);
        var session = await SessionAsync(host);

        var secret = await host.SendAsync(Call.Tool("fail", new() { ["tell"] = false }).In(session));
        var told = await host.SendAsync(Call.Tool("fail", new() { ["tell"] = true }).In(session));
        var missing = await host.SendAsync(Call.Tool("echo").In(session));
        var unknown = await host.SendAsync(Call.Tool("nope").In(session));

        Assert.True(secret.Result!["isError"]!.GetValue<bool>());
        Assert.DoesNotContain("secret", secret.Body, StringComparison.Ordinal);
        Assert.Contains("told", told.Text, StringComparison.Ordinal);
        Assert.True(missing.Result!["isError"]!.GetValue<bool>());
        Assert.Equal(-32602, unknown.ErrorCode);
        Assert.Equal(HttpStatusCode.OK, unknown.Status);
    }

    [Fact]
    public async Task Ids_are_echoed_as_they_came()
    {
        await using var host = await McpHost.StartAsync(mode);
        var session = await SessionAsync(host);

        var text = await host.SendAsync(Call.Request("ping", id: "a").In(session));
        var number = await host.SendAsync(Call.Request("ping", id: 9007199254740993).In(session));

        Assert.Equal("a", text.Message["id"]!.GetValue<string>());
        Assert.Equal(9007199254740993, number.Message["id"]!.GetValue<long>());
    }

    [Fact]
    public async Task An_unknown_initialize_version_is_answered_with_a_known_one()
    {
        await using var host = await McpHost.StartAsync(mode);

        var unknown = await host.SendAsync(Call.Initialize("1999-01-01"));
        var modern = await host.SendAsync(Call.Initialize(Call.Modern));

        Assert.Equal(HttpStatusCode.OK, unknown.Status);
        Assert.Equal("2025-11-25", unknown.Result!["protocolVersion"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, modern.Status);
        Assert.Equal(-32022, modern.ErrorCode);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":[]}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":5}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":[],"clientInfo":1}}""")]
    public async Task A_malformed_initialize_is_refused(string body)
    {
        await using var host = await McpHost.StartAsync(mode);

        var answer = await host.SendAsync(Call.Raw(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(-32602, answer.ErrorCode);
        Assert.Equal(1, answer.Message["id"]!.GetValue<int>());
    }

    private async Task<string?> SessionAsync(McpHost host) =>
        mode == HttpServerSessionMode.Stateless ? null : await host.InitializeAsync();
}

public sealed class StatelessLegacyResponseTests() : LegacyResponseTests(HttpServerSessionMode.Stateless)
{
    [Fact]
    public async Task A_session_id_is_refused()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateless);

        var answer = await host.SendAsync(Call.Request("tools/list", new JsonObject()).In("made-up"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(-32000, answer.ErrorCode);
    }
}

public sealed class StatefulLegacyResponseTests() : LegacyResponseTests(HttpServerSessionMode.Stateful);

public sealed class HybridLegacyResponseTests() : LegacyResponseTests(HttpServerSessionMode.StatefulForInitializeClients);
