using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;

namespace Grpc.AspNetCore.Tests.Calls;

public sealed class MetadataTests
{
    private static readonly byte[] Bytes = [0, 1, 127, 128, 255];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_headers_reach_the_server()
    {
        Metadata? seen = null;
        await using var server = await RelayServer.Start(new()
        {
            Unary = (request, context) =>
            {
                seen = context.RequestHeaders;
                return Task.FromResult(request);
            },
        });
        var headers = new Metadata { { "X-Caller", "edge" }, { "x-key-bin", Bytes }, { "x-many", "1" }, { "x-many", "2" } };

        await server.Client.UnaryAsync(new(), headers, cancellationToken: Cancellation);

        Assert.NotNull(seen);
        Assert.Equal("edge", seen.GetValue("x-caller"));
        Assert.Equal(Bytes, seen.GetValueBytes("x-key-bin"));
        Assert.Equal(["1", "2"], seen.GetAll("x-many").SelectMany(entry => entry.Value.Split(',', StringSplitOptions.TrimEntries)));
    }

    [Fact]
    public async Task Response_headers_and_trailers_reach_the_client()
    {
        await using var server = await RelayServer.Start(new()
        {
            Unary = async (request, context) =>
            {
                await context.WriteResponseHeadersAsync(new() { { "x-head", "h" }, { "x-head-bin", Bytes } });
                context.ResponseTrailers.Add("x-tail", "t");
                context.ResponseTrailers.Add("x-tail-bin", Bytes);
                return request;
            },
        });

        using var call = server.Client.UnaryAsync(new(), cancellationToken: Cancellation);
        var headers = await call.ResponseHeadersAsync;
        await call;
        var trailers = call.GetTrailers();

        Assert.Equal("h", headers.GetValue("x-head"));
        Assert.Equal(Bytes, headers.GetValueBytes("x-head-bin"));
        Assert.Equal("t", trailers.GetValue("x-tail"));
        Assert.Equal(Bytes, trailers.GetValueBytes("x-tail-bin"));
    }

    [Fact]
    public async Task The_server_sees_method_host_and_peer()
    {
        (string Method, string Host, string Peer) seen = default;
        await using var server = await RelayServer.Start(new()
        {
            Unary = (request, context) =>
            {
                seen = (context.Method, context.Host, context.Peer);
                return Task.FromResult(request);
            },
        });

        await server.Client.UnaryAsync(new(), cancellationToken: Cancellation);

        Assert.Equal("/tests.relay.v1.Relay/Unary", seen.Method);
        Assert.Equal(server.Address.Authority, seen.Host);
        Assert.StartsWith("ipv4:127.0.0.1:", seen.Peer, StringComparison.Ordinal);
    }
}
