using System.Net;
using System.Text.Json.Nodes;
using ModelContextProtocol.AspNetCore.Tests.Hosting;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Tests.StreamableHttp;

/// <summary>The headers with which a 2026-07-28 request repeats its body.</summary>
public sealed class ModernHeadersTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("tools/call")]
    [InlineData("Tools/List")]
    public async Task The_method_header_repeats_the_method(string? header)
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateless);

        await AssertMismatch(host, Call.ModernRequest("tools/list").With("Mcp-Method", header));
        await AssertMismatch(host, Call.Notification("notifications/x").With("MCP-Protocol-Version", Call.Modern).With("Mcp-Method", header));
    }

    [Fact]
    public async Task Responses_need_no_method_header()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateless);

        var answer = await host.SendAsync(
            Call.Raw("""{"jsonrpc":"2.0","id":1,"result":{}}""").With("MCP-Protocol-Version", Call.Modern));

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
    }

    [Theory]
    [InlineData("tools/call", "name", null)]
    [InlineData("tools/call", "name", "other")]
    [InlineData("tools/call", "name", "=?base64?!!?=")]
    [InlineData("prompts/get", "name", "other")]
    [InlineData("resources/read", "uri", "other")]
    public async Task The_name_header_repeats_the_name(string method, string member, string? header)
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateless);

        await AssertMismatch(host, Call.ModernRequest(method, new() { [member] = "thing" }).With("Mcp-Name", header));
    }

    [Fact]
    public async Task An_encoded_name_is_decoded_first()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateless);

        var answer = await host.SendAsync(Call.ModernTool("echo", new() { ["text"] = "hi" }).With("Mcp-Name", "=?base64?ZWNobw==?="));

        Assert.Equal("hi", answer.Text);
    }

    [Fact]
    public async Task A_custom_method_can_ask_for_the_name_header()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateless, s => s.ConfigureServer = o => o.RequestHandlers =
        [
            new McpServerRequestHandler
            {
                Method = "jobs/get",
                RoutingNameParameter = "jobId",
                Handler = (_, _) => ValueTask.FromResult<JsonNode?>(new JsonObject { ["resultType"] = "complete" }),
            },
        ]);

        await AssertMismatch(host, Call.ModernRequest("jobs/get", new() { ["jobId"] = "a" }));
        Assert.NotNull((await host.SendAsync(Call.ModernRequest("jobs/get", new() { ["jobId"] = "a" }).With("Mcp-Name", "a"))).Result);
    }

    [Theory]
    [InlineData("""{"region":"eu"}""", "Region", "eu", true)]
    [InlineData("""{"region":"eu"}""", "Region", "=?base64?ZXU=?=", true)]
    [InlineData("""{"region":"eu"}""", "Region", null, false)]
    [InlineData("""{"region":"eu"}""", "Region", "us", false)]
    [InlineData("""{"region":"eu"}""", "Region", "=?base64?!!?=", false)]
    [InlineData("""{"region":null}""", "Region", null, true)]
    [InlineData("""{}""", "Region", null, true)]
    [InlineData("""{"count":42}""", "Count", "42", true)]
    [InlineData("""{"count":42}""", "Count", "42.0", true)]
    [InlineData("""{"count":42.5}""", "Count", "42.5", false)]
    [InlineData("""{"count":9007199254740993}""", "Count", "9007199254740993", false)]
    [InlineData("""{"count":1e400}""", "Count", "1e400", false)]
    [InlineData("""{"dry":true}""", "Dry", "true", true)]
    [InlineData("""{"dry":true}""", "Dry", "false", false)]
    [InlineData("""{"place":{"city":"Bonn"}}""", "City", "Bonn", true)]
    [InlineData("""{"place":{"city":"Bonn"}}""", "City", null, false)]
    public async Task Mirrored_arguments_are_repeated_in_headers(string arguments, string name, string? header, bool fits)
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateless);
        var call = Call.ModernTool("mirrored", JsonNode.Parse(arguments)!.AsObject()).With($"Mcp-Param-{name}", header);

        if (fits)
        {
            Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(call)).Status);
        }
        else
        {
            await AssertMismatch(host, call);
        }
    }

    [Fact]
    public async Task Older_versions_repeat_nothing()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateless);

        Assert.Equal("ok", (await host.SendAsync(Call.Tool("mirrored", new() { ["region"] = "eu" }))).Text);
    }

    private static async Task AssertMismatch(McpHost host, Call call)
    {
        var answer = await host.SendAsync(call);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("application/json", answer.ContentType);
        Assert.Equal(-32020, answer.ErrorCode);
    }
}
