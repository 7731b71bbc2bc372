using ModelContextProtocol.Client;

namespace McpEdge.Tests.Hosting;

internal static class EdgeMcpClient
{
    /// <summary>Connects the official client.</summary>
    public static Task<McpClient> ConnectAsync(
        this EdgePlatform platform,
        string revision,
        HttpTransportMode mode = HttpTransportMode.StreamableHttp,
        string path = "/mcp",
        string key = EdgePlatform.Key)
    {
        var transport = new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri(platform.Address, path),
            TransportMode = mode,
            AdditionalHeaders = new Dictionary<string, string> { ["x-api-key"] = key },
        });

        return McpClient.CreateAsync(
            transport, new McpClientOptions { ProtocolVersion = revision }, cancellationToken: TestContext.Current.CancellationToken);
    }
}
