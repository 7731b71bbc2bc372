using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Intents;
using ModelContextProtocol.Client;

namespace McpEdge.Tests.Replicas;

/// <summary>Calls of a session that are made, and end before their answer, at a process that does not have the session.</summary>
/// <remarks>On a platform of their own: an order of another test would be waited for, and taken for the one that is interrupted.</remarks>
public sealed class InterruptionElsewhereTests(ReplicatedPlatform platform) : IClassFixture<ReplicatedPlatform>
{
    private readonly InterruptedOrder _order = new(platform);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The transport, and whether the client says that it cancels or only goes away.</summary>
    public static TheoryData<HttpTransportMode, bool> Ways { get; } = new()
    {
        { HttpTransportMode.StreamableHttp, true },
        { HttpTransportMode.StreamableHttp, false },
        { HttpTransportMode.Sse, true },
        { HttpTransportMode.Sse, false },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Before_the_commit_nothing_is_done(HttpTransportMode mode, bool says)
    {
        using var elsewhere = new Elsewhere(platform.Other.Http, platform.Edge.Http);
        await using var client = await ConnectAsync(mode, elsewhere);

        await _order.InterruptBeforeCommitAsync(isThere => InterruptAsync(client, says ? null : elsewhere, isThere));

        Assert.Equal(0, await _order.CountAsync());
        Assert.Equal("not_done", await _order.StateAsync());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task After_the_commit_the_order_is_kept(HttpTransportMode mode, bool says)
    {
        using var elsewhere = new Elsewhere(platform.Other.Http, platform.Edge.Http);
        await using var client = await ConnectAsync(mode, elsewhere);

        await _order.InterruptAfterCommitAsync(isThere => InterruptAsync(client, says ? null : elsewhere, isThere));

        var again = await platform.CallAsync("order_create", _order.Arguments);
        Assert.False(again.IsToolError, again.Body);
        Assert.Equal(1, await _order.CountAsync());
        Assert.Equal("done", await _order.StateAsync());
    }

    private async Task InterruptAsync(McpClient client, Elsewhere? hangsUp, Func<Task<bool>> isThere)
    {
        using var interruption = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var arguments = JsonSerializer.Deserialize<Dictionary<string, object?>>(_order.Arguments)!;
        var calling = client.CallToolAsync("order_create", arguments, cancellationToken: interruption.Token).AsTask();
        await InterruptedOrder.UntilAsync(async () => await isThere() || calling.IsCompleted);
        Assert.False(calling.IsCompleted, "The call ended before it could be interrupted.");

        hangsUp?.HangUp();
        await interruption.CancelAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => calling);
    }

    private static Task<McpClient> ConnectAsync(HttpTransportMode mode, Elsewhere elsewhere) => McpClient.CreateAsync(
        new HttpClientTransport(
            new()
            {
                Endpoint = new Uri("http://localhost" + (mode == HttpTransportMode.Sse ? "/mcp/sse" : "/mcp")),
                TransportMode = mode,
                AdditionalHeaders = new Dictionary<string, string> { ["x-api-key"] = EdgePlatform.Key },
            },
            new HttpClient(elsewhere, disposeHandler: false),
            ownsHttpClient: true),
        new McpClientOptions { ProtocolVersion = "2025-11-25" },
        cancellationToken: Cancellation);

    /// <summary>A client whose session begins at one process, and whose every other request reaches another one.</summary>
    private sealed class Elsewhere : DelegatingHandler
    {
        private readonly ConcurrentBag<Socket> _sockets = [];
        private readonly Uri _first;
        private readonly Uri _later;
        private bool _hasBegun;
        private bool _hungUp;

        public Elsewhere(Uri first, Uri later)
        {
            (_first, _later) = (first, later);
            InnerHandler = new SocketsHttpHandler { ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, cancellationToken) };
        }

        /// <summary>Breaks all connections off, and makes none any more.</summary>
        public void HangUp()
        {
            _hungUp = true;
            foreach (var socket in _sockets)
            {
                socket.Dispose();
            }
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var process = _hasBegun ? _later : _first;
            _hasBegun = true;
            request.RequestUri = new UriBuilder(request.RequestUri!) { Host = process.Host, Port = process.Port }.Uri;

            return base.SendAsync(request, cancellationToken);
        }

        private async ValueTask<Stream> ConnectAsync(DnsEndPoint process, CancellationToken cancellationToken)
        {
            ObjectDisposedException.ThrowIf(_hungUp, this);
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(process, cancellationToken);
            _sockets.Add(socket);

            return new NetworkStream(socket, ownsSocket: true);
        }
    }
}
