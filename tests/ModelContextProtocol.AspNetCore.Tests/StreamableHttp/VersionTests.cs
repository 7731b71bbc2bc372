using System.Net;
using ModelContextProtocol.AspNetCore.Tests.Hosting;

namespace ModelContextProtocol.AspNetCore.Tests.StreamableHttp;

public sealed class VersionTests
{
    private const string MetaVersion = "io.modelcontextprotocol/protocolVersion";
    private const string All = "2024-11-05,2025-03-26,2025-06-18,2025-11-25,2026-07-28";

    [Theory]
    [InlineData(HttpServerSessionMode.Stateless, "2026-07-28")]
    [InlineData(HttpServerSessionMode.Stateful, All)]
    [InlineData(HttpServerSessionMode.StatefulForInitializeClients, "2026-07-28")]
    public async Task An_unknown_version_is_answered_with_those_that_are_supported(HttpServerSessionMode mode, string supported)
    {
        await using var host = await McpHost.StartAsync(mode);

        var answer = await host.SendAsync(Call.Request("tools/list", id: "seven").With("MCP-Protocol-Version", "1999-01-01"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(-32022, answer.ErrorCode);
        Assert.Equal("seven", answer.Message["id"]!.GetValue<string>());
        Assert.Equal("1999-01-01", answer.Message["error"]!["data"]!["requested"]!.GetValue<string>());
        Assert.Equal(supported, string.Join(',', answer.Message["error"]!["data"]!["supported"]!.AsArray().Select(v => v!.GetValue<string>())));
    }

    [Fact]
    public async Task In_hybrid_mode_all_versions_are_listed_where_that_is_configured()
    {
        await using var host = await McpHost.StartAsync(
            HttpServerSessionMode.StatefulForInitializeClients, s => s.Settings["Mcp:Http:ListModernVersionsOnly"] = "false");

        var answer = await host.SendAsync(Call.Request("tools/list").With("MCP-Protocol-Version", "1999-01-01"));

        Assert.Equal(5, answer.Message["error"]!["data"]!["supported"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_configured_version_is_the_only_one()
    {
        await using var host = await McpHost.StartAsync(
            HttpServerSessionMode.Stateful, s => s.ConfigureServer = o => o.ProtocolVersion = "2025-06-18");

        var other = await host.SendAsync(Call.Initialize("2025-11-25").With("MCP-Protocol-Version", "2025-11-25"));
        var same = await host.SendAsync(Call.Initialize("2025-06-18").With("MCP-Protocol-Version", "2025-06-18"));

        Assert.Equal(-32022, other.ErrorCode);
        Assert.Equal("2025-06-18", Assert.Single(other.Message["error"]!["data"]!["supported"]!.AsArray())!.GetValue<string>());
        Assert.Equal("2025-06-18", same.Result!["protocolVersion"]!.GetValue<string>());
    }

    [Fact]
    public async Task Initialize_may_not_contradict_its_header()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateful);

        var answer = await host.SendAsync(Call.Initialize("2025-06-18").With("MCP-Protocol-Version", "2025-11-25"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(-32020, answer.ErrorCode);
    }

    [Theory]
    [InlineData(null, "2026-07-28", -32020)]
    [InlineData("2025-11-25", "2026-07-28", -32020)]
    [InlineData("2026-07-28", "2025-11-25", -32020)]
    [InlineData("2026-07-28", null, -32602)]
    public async Task Header_and_meta_agree(string? header, string? meta, int code)
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateless);

        var answer = await host.SendAsync(
            Call.ModernRequest("tools/list", id: 42)
                .Edit(m => m["params"]!["_meta"]![MetaVersion] = meta)
                .With("MCP-Protocol-Version", header));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(code, answer.ErrorCode);
        Assert.Equal(42, answer.Message["id"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_modern_notification_needs_no_meta_but_may_not_contradict_it()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateless);

        var without = await host.SendAsync(
            Call.Notification("notifications/x").With("MCP-Protocol-Version", Call.Modern).With("Mcp-Method", "notifications/x"));
        var wrong = await host.SendAsync(
            Call.Notification("notifications/x", new() { ["_meta"] = new System.Text.Json.Nodes.JsonObject { [MetaVersion] = Call.Legacy } })
                .With("MCP-Protocol-Version", Call.Modern)
                .With("Mcp-Method", "notifications/x"));

        Assert.Equal(HttpStatusCode.Accepted, without.Status);
        Assert.Equal(-32020, wrong.ErrorCode);
        Assert.Null(wrong.Message["id"]);
    }

    [Fact]
    public async Task A_server_with_sessions_only_refuses_the_modern_version()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateful);

        var request = await host.SendAsync(Call.ModernRequest("tools/list"));
        var notification = await host.SendAsync(
            Call.Notification("notifications/x").With("MCP-Protocol-Version", Call.Modern).With("Mcp-Method", "notifications/x"));
        var mismatch = await host.SendAsync(Call.ModernRequest("tools/list").With("Mcp-Method", null));

        Assert.Equal(HttpStatusCode.BadRequest, request.Status);
        Assert.Equal(-32022, request.ErrorCode);
        Assert.Equal(4, request.Message["error"]!["data"]!["supported"]!.AsArray().Count);
        Assert.Equal(-32022, notification.ErrorCode);
        Assert.Equal(-32020, mismatch.ErrorCode);
    }
}
