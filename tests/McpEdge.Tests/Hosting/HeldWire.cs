using System.Threading.Channels;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpEdge.Tests.Hosting;

/// <summary>A connection that can be kept from taking anything.</summary>
internal sealed class HeldWire : ITransport
{
    private readonly Channel<JsonRpcMessage> _sent = Channel.CreateUnbounded<JsonRpcMessage>();
    private int _begun;

    public HeldWire() => Server = McpServer.Create(this, new McpServerOptions());

    public McpServer Server { get; }

    public ManualResetEventSlim Gate { get; } = new(true);

    /// <summary>Messages that somebody has begun to send.</summary>
    public int Begun => Volatile.Read(ref _begun);

    public string? SessionId => null;

    public ChannelReader<JsonRpcMessage> MessageReader { get; } = Channel.CreateUnbounded<JsonRpcMessage>().Reader;

    public async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _begun);
        await Task.Run(() => Gate.Wait(cancellationToken), cancellationToken);
        _sent.Writer.TryWrite(message);
    }

    public async Task<JsonRpcNotification> NextAsync() =>
        Assert.IsType<JsonRpcNotification>(await _sent.Reader.ReadAsync(TestContext.Current.CancellationToken));

    public async Task<string?> NextUriAsync() => (string?)(await NextAsync()).Params!["uri"];

    public async ValueTask DisposeAsync()
    {
        Gate.Set();
        await Server.DisposeAsync();
    }
}
