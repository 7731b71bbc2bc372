using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Health;

/// <summary>Asks whether anybody listens, which costs a thousandth of what a client library's exception does.</summary>
internal static class Listening
{
    /// <summary>Why nobody can be reached, or null when somebody listens.</summary>
    public static async Task<string?> FailureAsync(string host, int port, CancellationToken cancellationToken)
    {
        var answered = new TaskCompletionSource<SocketError>(TaskCreationOptions.RunContinuationsAsynchronously);
        EndPoint target = IPAddress.TryParse(host, out var address) ? new IPEndPoint(address, port) : new DnsEndPoint(host, port);
        using var attempt = new SocketAsyncEventArgs { RemoteEndPoint = target };
        attempt.Completed += (_, done) => answered.TrySetResult(done.SocketError);
        if (!Socket.ConnectAsync(SocketType.Stream, ProtocolType.Tcp, attempt))
        {
            answered.TrySetResult(attempt.SocketError);
        }

        await using var abandon = cancellationToken.Register(() => Socket.CancelConnectAsync(attempt));
        var error = await answered.Task.ConfigureAwait(false);
        attempt.ConnectSocket?.Dispose();
        cancellationToken.ThrowIfCancellationRequested();
        return error == SocketError.Success ? null : new SocketException((int)error).Message;
    }
}
