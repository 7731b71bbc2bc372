using McpEdge.Tests.Hosting;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace McpEdge.Tests.Mcp;

/// <summary>The official client in every revision and transport.</summary>
[Collection(EdgeCollection.Name)]
public sealed class ClientsTests(EdgePlatform platform)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2026-07-28", HttpTransportMode.StreamableHttp, "/mcp")]
    [InlineData("2025-11-25", HttpTransportMode.StreamableHttp, "/mcp")]
    [InlineData("2025-06-18", HttpTransportMode.StreamableHttp, "/mcp")]
    [InlineData("2025-03-26", HttpTransportMode.StreamableHttp, "/mcp")]
    [InlineData("2025-11-25", HttpTransportMode.Sse, "/mcp/sse")]
    [InlineData("2024-11-05", HttpTransportMode.Sse, "/mcp/sse")]
    public async Task A_client_lists_the_tools_and_calls_one(string revision, HttpTransportMode mode, string path)
    {
        await using var client = await platform.ConnectAsync(revision, mode, path);

        var tools = await client.ListToolsAsync(cancellationToken: Cancellation);
        var result = await client.CallToolAsync(
            "get_customer", new Dictionary<string, object?> { ["customer_id"] = 1 }, cancellationToken: Cancellation);

        Assert.Contains(tools, tool => tool.Name == "get_customer");
        Assert.Contains("Alex Morgan", Assert.IsType<TextContentBlock>(result.Content[0]).Text, StringComparison.Ordinal);
        Assert.Equal(revision, client.NegotiatedProtocolVersion);
    }

    [Theory]
    [InlineData("2026-07-28")]
    [InlineData("2025-11-25")]
    public async Task An_unknown_tool_is_an_error_of_the_protocol(string revision)
    {
        await using var client = await platform.ConnectAsync(revision);

        var failure = await Assert.ThrowsAsync<McpProtocolException>(
            async () => await client.CallToolAsync("order_crate", cancellationToken: Cancellation));

        Assert.Equal(McpErrorCode.InvalidParams, failure.ErrorCode);
    }

    [Fact]
    public async Task A_list_of_tools_is_the_same_every_time()
    {
        await using var client = await platform.ConnectAsync("2026-07-28");

        var first = await client.ListToolsAsync(cancellationToken: Cancellation);
        var second = await client.ListToolsAsync(cancellationToken: Cancellation);

        Assert.Equal(first.Select(tool => tool.Name), second.Select(tool => tool.Name));
    }
}
