using System.Net;
using System.Net.Sockets;

namespace Platform.Testing.Servers;

/// <summary>Stands in front of a service, so that the service can die, fall silent and come back at one address.</summary>
public sealed class TcpRelay : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Socket> _open = [];
    private readonly Uri _target;
    private readonly int _port;
    private Socket? _listener;
    private Task _accepting = Task.CompletedTask;

    /// <summary>Takes connections on a free port of the loopback address.</summary>
    public TcpRelay(Uri target)
    {
        _target = target;
        _listener = Listen(0);
        _port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _accepting = AcceptAsync(_listener);
    }

    /// <summary>Where the service seems to be.</summary>
    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>Takes connections and bytes but passes nothing on.</summary>
    public bool IsSilent { get; set; }

    /// <summary>How long each packet is kept before it is passed on.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Passes one byte on, waits for this long, and so on; zero for all at once.</summary>
    public TimeSpan PauseAfterByte { get; set; }

    /// <summary>Passes so many bytes on, of all connections together, and then breaks every connection; null for any number.</summary>
    public long? BreaksAfter { get; set; }

    /// <summary>Passes so many bytes on, of all connections together, and then nothing more; null for any number.</summary>
    public long? SilentAfter { get; set; }

    /// <summary>Passes everything on again, at once. What was swallowed is lost, so that connections of before may be broken.</summary>
    public void Heal()
    {
        IsSilent = false;
        Delay = PauseAfterByte = TimeSpan.Zero;
        BreaksAfter = SilentAfter = null;
    }

    /// <summary>Breaks every connection and refuses new ones.</summary>
    public async Task DieAsync()
    {
        _listener?.Dispose();
        _listener = null;
        Cut();
        await _accepting;
    }

    /// <summary>Takes connections again at the same address.</summary>
    public void ComeBack()
    {
        _listener = Listen(_port);
        _accepting = AcceptAsync(_listener);
    }

    /// <summary>Breaks every connection; new ones are taken.</summary>
    public void Cut()
    {
        lock (_gate)
        {
            _open.ForEach(socket => socket.Dispose());
            _open.Clear();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await DieAsync();

    private static Socket Listen(int port)
    {
        var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        listener.Listen();

        return listener;
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                _ = RelayAsync(Keep(await listener.AcceptAsync()));
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task RelayAsync(Socket client)
    {
        try
        {
            var service = Keep(new Socket(SocketType.Stream, ProtocolType.Tcp));
            await service.ConnectAsync(_target.Host, _target.Port);
            await Task.WhenAll(CopyAsync(client, service), CopyAsync(service, client));
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await from.ReceiveAsync(buffer)) > 0)
        {
            await PassOnAsync(buffer.AsMemory(0, count), to);
        }

        to.Shutdown(SocketShutdown.Send);
    }

    private async Task PassOnAsync(ReadOnlyMemory<byte> packet, Socket to)
    {
        await Task.Delay(Delay);
        if (IsOver(packet.Length))
        {
            return;
        }

        for (; PauseAfterByte > TimeSpan.Zero && packet.Length > 0; packet = packet[1..])
        {
            await to.SendAsync(packet[..1]);
            await Task.Delay(PauseAfterByte);
        }

        if (!IsSilent && packet.Length > 0)
        {
            await to.SendAsync(packet);
        }
    }

    private bool IsOver(int bytes)
    {
        if (BreaksAfter is { } left && (BreaksAfter = left - bytes) < 0)
        {
            Cut();
            return true;
        }

        return SilentAfter is { } silent && (SilentAfter = silent - bytes) < 0;
    }

    private Socket Keep(Socket socket)
    {
        lock (_gate)
        {
            _open.Add(socket);
        }

        return socket;
    }
}
