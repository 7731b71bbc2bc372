using System.Net.Sockets;
using System.Text;

namespace McpEdge.Tests.Abuse;

/// <summary>Event streams that are held open and hardly ever read, without a client library so that thousands cost this process little.</summary>
internal sealed class IdleStreams(Uri edge) : IDisposable
{
    private const int AtOnce = 32;

    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""";

    private const string Listen = """
        {"jsonrpc":"2.0","id":1,"method":"subscriptions/listen","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",
        "io.modelcontextprotocol/clientCapabilities":{}},"notifications":{"toolsListChanged":true,"resourceSubscriptions":["platform://customer/1"]}}}
        """;

    private readonly List<Socket> _open = [];
    private readonly Lock _lock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Opens sessions, and the stream of each.</summary>
    public Task OpenSessionsAsync(int count, string key) => ManyAsync(count, async () =>
    {
        var opened = await SendAsync(key, "POST", Initialize);
        const string Header = "mcp-session-id: ";
        var session = opened.Split("\r\n").Single(line => line.StartsWith(Header, StringComparison.OrdinalIgnoreCase))[Header.Length..];
        await KeepAsync(key, "GET", "", $"Mcp-Session-Id: {session}\r\n");
    });

    /// <summary>Opens streams of revision 2026-07-28.</summary>
    public Task OpenSubscriptionsAsync(int count, string key) => ManyAsync(
        count, () => KeepAsync(key, "POST", Listen, "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: subscriptions/listen\r\n"));

    public void Dispose() => _open.ForEach(socket => socket.Dispose());

    private static Task ManyAsync(int count, Func<Task> open) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation }, async (_, _) => await open());

    private async Task KeepAsync(string key, string method, string body, string headers)
    {
        var socket = await ConnectAsync(key, method, body, headers);
        lock (_lock)
        {
            _open.Add(socket);
        }

        var answer = await ReadAsync(socket);
        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
    }

    private async Task<string> SendAsync(string key, string method, string body)
    {
        using var socket = await ConnectAsync(key, method, body, "");
        return await ReadAsync(socket);
    }

    private async Task<Socket> ConnectAsync(string key, string method, string body, string headers)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(edge.Host, edge.Port, Cancellation);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"{method} /mcp HTTP/1.1\r\nHost: {edge.Authority}\r\nx-api-key: {key}\r\nAccept: application/json, text/event-stream\r\n"
            + $"Content-Type: application/json\r\n{headers}Content-Length: {body.Length}\r\n\r\n{body}"));

        return socket;
    }

    private static async Task<string> ReadAsync(Socket socket)
    {
        var buffer = new byte[4096];
        return Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, Cancellation));
    }
}
