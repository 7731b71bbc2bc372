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
        string key = EdgePlatform.Key,
        Action<McpClientOptions>? configure = null,
        Uri? at = null)
    {
        var transport = new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri(at ?? platform.Address, path),
            TransportMode = mode,
            AdditionalHeaders = new Dictionary<string, string> { ["x-api-key"] = key },
        });

        var options = new McpClientOptions { ProtocolVersion = revision, DiscoverProbeTimeout = TimeSpan.FromMinutes(1) };
        configure?.Invoke(options);

        return McpClient.CreateAsync(transport, options, cancellationToken: TestContext.Current.CancellationToken);
    }
}
