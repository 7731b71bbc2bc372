using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Net.Client;

namespace Grpc.AspNetCore.Tests.ForeignPeers;

/// <summary>A relay service by Python's gRPC on a free loopback port, and a client of ours.</summary>
internal sealed class PythonServer : IAsyncDisposable
{
    private readonly PythonPeer _peer;

    private PythonServer(PythonPeer peer, Uri address)
    {
        _peer = peer;
        Address = address;
        Channel = GrpcChannel.ForAddress(address);
    }

    public Uri Address { get; }

    public GrpcChannel Channel { get; }

    public Relay.RelayClient Client => new(Channel);

    public static async Task<PythonServer> Start()
    {
        var peer = await PythonPeer.Start("relay_server.py");
        return new(peer, new($"http://127.0.0.1:{await peer.Read()}"));
    }

    /// <summary>Whether the call that was made to wait has ended on the server too; the answer waits for it.</summary>
    public async Task<string> AskWhetherItEnded() =>
        (await Client.UnaryAsync(new() { Text = "ended?" }, cancellationToken: TestContext.Current.CancellationToken)).Text;

    public Task Kill() => _peer.Kill();

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _peer.DisposeAsync();
    }
}
