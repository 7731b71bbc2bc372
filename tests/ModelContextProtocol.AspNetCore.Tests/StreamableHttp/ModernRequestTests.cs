using System.Net;
using ModelContextProtocol.AspNetCore.Tests.Hosting;

namespace ModelContextProtocol.AspNetCore.Tests.StreamableHttp;

/// <summary>2026-07-28 where it is served.</summary>
public abstract class ModernRequestTests(HttpServerSessionMode mode)
{
    private const string Capabilities = "io.modelcontextprotocol/clientCapabilities";

    [Fact]
    public async Task A_request_is_answered_as_an_event_stream_without_a_session()
    {
        await using var host = await McpHost.StartAsync(mode);

        var answer = await host.SendAsync(Call.ModernTool("echo", new() { ["text"] = "hi" }).In("made-up"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("text/event-stream", answer.ContentType);
        Assert.Equal("no-cache,no-store", answer.Header("Cache-Control"));
        Assert.Equal("identity", answer.Header("Content-Encoding"));
        Assert.Equal("no", answer.Header("X-Accel-Buffering"));
        Assert.StartsWith("event: message\ndata: {", answer.Body, StringComparison.Ordinal);
        Assert.EndsWith("}\n\n", answer.Body, StringComparison.Ordinal);
        Assert.Null(answer.SessionId);
        Assert.Equal("hi", answer.Text);
        Assert.Equal("complete", answer.Result!["resultType"]!.GetValue<string>());
    }

    [Fact]
    public async Task Client_capabilities_are_required()
    {
        await using var host = await McpHost.StartAsync(mode);

        foreach (var value in new[] { null, "\"text\"", "[]" })
        {
            var answer = await host.SendAsync(Call.ModernRequest("tools/list").Edit(m =>
                m["params"]!["_meta"]![Capabilities] = value is null ? null : System.Text.Json.Nodes.JsonNode.Parse(value)));
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Equal(-32602, answer.ErrorCode);
        }
    }

    [Theory]
    [InlineData("initialize")]
    [InlineData("ping")]
    [InlineData("logging/setLevel")]
    [InlineData("resources/subscribe")]
    [InlineData("resources/unsubscribe")]
    public async Task Removed_methods_do_not_exist(string method)
    {
        await using var host = await McpHost.StartAsync(mode);

        var answer = await host.SendAsync(Call.ModernRequest(method));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("application/json", answer.ContentType);
        Assert.Equal(-32601, answer.ErrorCode);
    }

    [Theory]
    [InlineData("foo/bar")]
    [InlineData("prompts/list")]
    public async Task Methods_that_the_server_lacks_are_404_too(string method)
    {
        await using var host = await McpHost.StartAsync(mode);

        var answer = await host.SendAsync(Call.ModernRequest(method));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("text/event-stream", answer.ContentType);
        Assert.Equal(-32601, answer.ErrorCode);
    }

    [Fact]
    public async Task An_unknown_tool_is_an_ordinary_answer()
    {
        await using var host = await McpHost.StartAsync(mode);

        var answer = await host.SendAsync(Call.ModernTool("nope"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(-32602, answer.ErrorCode);
    }

    [Fact]
    public async Task Server_discover_names_the_modern_version()
    {
        await using var host = await McpHost.StartAsync(mode);

        var answer = await host.SendAsync(Call.ModernRequest("server/discover"));

        Assert.Equal(["2026-07-28"], answer.Result!["supportedVersions"]!.AsArray().Select(v => v!.GetValue<string>()));
    }

    [Fact]
    public async Task Lists_carry_caching_hints()
    {
        await using var host = await McpHost.StartAsync(mode);

        var answer = await host.SendAsync(Call.ModernRequest("tools/list"));

        Assert.Equal(0, answer.Result!["ttlMs"]!.GetValue<int>());
        Assert.Equal("private", answer.Result!["cacheScope"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_run_handler_that_fails_fails_its_request()
    {
        await using var host = await McpHost.StartAsync(mode, s => s.ConfigureTransport = o => o.RunSessionHandler = async (_, _, _) =>
        {
            await Task.Yield();
            throw new InvalidOperationException("broken");
        });

        Assert.Equal(HttpStatusCode.InternalServerError, (await host.SendAsync(Call.ModernTool("echo"))).Status);
    }

    [Fact]
    public async Task Options_are_configured_for_each_request()
    {
        await using var host = await McpHost.StartAsync(mode, s => s.ConfigureTransport = o => o.ConfigureSessionOptions = (context, server, _) =>
        {
            server.ToolCollection!.Remove(server.ToolCollection.Single(t => t.ProtocolTool.Name == context.Request.Headers["X-Hidden"]));
            return Task.CompletedTask;
        });

        var withoutEcho = await host.SendAsync(Call.ModernTool("echo", new() { ["text"] = "hi" }).With("X-Hidden", "echo"));
        var withEcho = await host.SendAsync(Call.ModernTool("echo", new() { ["text"] = "hi" }).With("X-Hidden", "fail"));

        Assert.Equal(-32602, withoutEcho.ErrorCode);
        Assert.Equal("hi", withEcho.Text);
    }

    [Fact]
    public async Task Closing_the_response_cancels_the_handler()
    {
        await using var host = await McpHost.StartAsync(mode);
        using var closing = new CancellationTokenSource();
        var call = host.OpenUntilAsync(Call.ModernTool("wait"), closing.Token);
        await host.Probe.WaitAsync("wait started", TestContext.Current.CancellationToken);

        await closing.CancelAsync();

        await host.Probe.WaitAsync("wait cancelled", TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_handler_cannot_ask_back_by_a_request_of_its_own()
    {
        await using var host = await McpHost.StartAsync(mode);

        var answer = await host.SendAsync(Call.ModernTool("ask"));

        Assert.True(answer.Result!["isError"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_handler_asks_by_an_input_required_result()
    {
        await using var host = await McpHost.StartAsync(mode);

        var asked = await host.SendAsync(Call.ModernTool("confirm"));
        var answered = await host.SendAsync(Call.ModernTool("confirm").Edit(m => m["params"]!["inputResponses"] =
            System.Text.Json.Nodes.JsonNode.Parse("""{"sure":{"action":"accept"}}""")));

        Assert.Equal("input_required", asked.Result!["resultType"]!.GetValue<string>());
        Assert.Equal("elicitation/create", asked.Result["inputRequests"]!["sure"]!["method"]!.GetValue<string>());
        Assert.Equal("accept", answered.Text);
    }

    [Fact]
    public async Task The_built_in_listen_handler_completes_at_once()
    {
        await using var host = await McpHost.StartAsync(mode);

        var answer = await host.SendAsync(Call.ModernRequest("subscriptions/listen", new() { ["notifications"] = new System.Text.Json.Nodes.JsonObject() }));

        Assert.Equal("complete", answer.Result!["resultType"]!.GetValue<string>());
    }
}

public sealed class StatelessModernRequestTests() : ModernRequestTests(HttpServerSessionMode.Stateless);

public sealed class HybridModernRequestTests() : ModernRequestTests(HttpServerSessionMode.StatefulForInitializeClients);
