using ModelContextProtocol.AspNetCore.Tests.Hosting;
using ModelContextProtocol.Client;

namespace ModelContextProtocol.AspNetCore.Tests.StreamableHttp;

/// <summary>What holds in every session mode. A class per mode runs it.</summary>
public abstract class TransportTests(HttpServerSessionMode mode)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_official_client_lists_and_calls_tools()
    {
        await using var host = await McpHost.StartAsync(mode);
        await using var client = await host.ConnectAsync();

        var tools = await client.ListToolsAsync(cancellationToken: Cancelled);
        var result = await client.CallToolAsync("echo", new Dictionary<string, object?> { ["text"] = "hi" }, cancellationToken: Cancelled);

        Assert.Contains(tools, t => t.Name == "echo");
        Assert.Equal("hi", result.Content[0].ToString());
    }

    [Theory]
    [InlineData("2025-03-26")]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    public async Task The_official_client_speaks_an_older_version(string version)
    {
        await using var host = await McpHost.StartAsync(mode);
        await using var client = await host.ConnectAsync(new McpClientOptions { ProtocolVersion = version });

        var result = await client.CallToolAsync("echo", new Dictionary<string, object?> { ["text"] = "hi" }, cancellationToken: Cancelled);

        Assert.Equal(version, client.NegotiatedProtocolVersion);
        Assert.Equal("hi", result.Content[0].ToString());
    }
}

public sealed class StatelessTransportTests() : TransportTests(HttpServerSessionMode.Stateless);

public sealed class StatefulTransportTests() : TransportTests(HttpServerSessionMode.Stateful);

public sealed class HybridTransportTests() : TransportTests(HttpServerSessionMode.StatefulForInitializeClients);
