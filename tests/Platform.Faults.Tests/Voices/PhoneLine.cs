using System.Net.Sockets;

namespace Platform.Faults.Tests.Voices;

/// <summary>The connections of one client. They can be cut at any moment, without a word to either side.</summary>
internal sealed class PhoneLine : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Socket> _sockets = [];
    private readonly CancellationTokenSource _cut = new();
    private bool _isCut;

    public PhoneLine() => Http = new(new SocketsHttpHandler { UseProxy = false, ConnectCallback = ConnectAsync }) { Timeout = Timeout.InfiniteTimeSpan };

    public HttpClient Http { get; }

    /// <summary>Signalled when the line is cut.</summary>
    public CancellationToken Dead => _cut.Token;

    public void Cut()
    {
        Socket[] sockets;

        lock (_gate)
        {
            _isCut = true;
            sockets = [.. _sockets];
            _sockets.Clear();
        }

        // Closed with a reset, as by a machine that disappears.
        foreach (var socket in sockets)
            socket.Close(timeout: 0);

        // Whoever waits goes on elsewhere: this may be their own call.
        _ = _cut.CancelAsync();
    }

    public void Dispose()
    {
        Cut();
        Http.Dispose();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);

        lock (_gate)
        {
            if (_isCut)
                socket.Dispose();
            else
                _sockets.Add(socket);
        }

        return new NetworkStream(socket, ownsSocket: true);
    }
}
