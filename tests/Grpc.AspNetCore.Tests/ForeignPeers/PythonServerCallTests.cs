using System.IO.Compression;
using System.Text;
using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Compression;

namespace Grpc.AspNetCore.Tests.ForeignPeers;

/// <summary>Our client, Python's server: calls that succeed.</summary>
public sealed class PythonServerCallTests
{
    private static readonly byte[] Bytes = [0, 1, 127, 128, 255];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_response_answers_its_request()
    {
        await using var server = await PythonServer.Start();

        Assert.Equal("hello", (await server.Client.UnaryAsync(new() { Text = "hello" }, cancellationToken: Cancellation)).Text);
    }

    [Fact]
    public async Task A_server_streams_responses()
    {
        await using var server = await PythonServer.Start();

        using var call = server.Client.ServerStream(new() { Text = "a|b|c" }, cancellationToken: Cancellation);

        Assert.Equal(["a", "b", "c"], await call.ResponseStream.ReadAllAsync(Cancellation).Select(note => note.Text).ToListAsync(Cancellation));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task A_client_streams_requests()
    {
        await using var server = await PythonServer.Start();

        using var call = server.Client.ClientStream(cancellationToken: Cancellation);
        foreach (var text in (string[])["a", "b", "c"])
            await call.RequestStream.WriteAsync(new() { Text = text }, Cancellation);
        await call.RequestStream.CompleteAsync();

        Assert.Equal("a|b|c", (await call).Text);
    }

    [Fact]
    public async Task Both_sides_take_turns()
    {
        await using var server = await PythonServer.Start();

        using var call = server.Client.Duplex(cancellationToken: Cancellation);
        foreach (var text in (string[])["one", "two"])
        {
            await call.RequestStream.WriteAsync(new() { Text = text }, Cancellation);
            Assert.True(await call.ResponseStream.MoveNext(Cancellation));
            Assert.Equal(text, call.ResponseStream.Current.Text);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(Cancellation));
    }

    [Fact]
    public async Task Metadata_goes_and_comes_back_in_headers_and_trailers()
    {
        await using var server = await PythonServer.Start();

        using var call = server.Client.UnaryAsync(
            new() { Text = "metadata" }, new Metadata { { "x-caller", "edge" }, { "x-key-bin", Bytes } }, cancellationToken: Cancellation);

        Assert.Equal(Convert.ToHexStringLower(Bytes), (await call).Text);
        foreach (var returned in (Metadata[])[await call.ResponseHeadersAsync, call.GetTrailers()])
        {
            Assert.Equal("edge", returned.GetValue("x-caller"));
            Assert.Equal(Bytes, returned.GetValueBytes("x-key-bin"));
        }
    }

    [Fact]
    public async Task Call_credentials_reach_the_server()
    {
        await using var server = await PythonServer.Start();
        using var channel = GrpcChannel.ForAddress(server.Address, new() { UnsafeUseInsecureChannelCallCredentials = true });
        var credentials = CallCredentials.FromInterceptor((_, metadata) =>
        {
            metadata.Add("x-token-bin", Encoding.UTF8.GetBytes("token"));
            return Task.CompletedTask;
        });

        var response = await new Relay.RelayClient(channel)
            .UnaryAsync(new() { Text = "metadata" }, new CallOptions(credentials: credentials, cancellationToken: Cancellation));

        Assert.Equal("token", Encoding.UTF8.GetString(Convert.FromHexString(response.Text)));
    }

    [Fact]
    public async Task Messages_are_compressed_both_ways()
    {
        await using var server = await PythonServer.Start();
        using var wire = new EncodingRecorder();
        using var channel = GrpcChannel.ForAddress(
            server.Address, new() { HttpHandler = wire, CompressionProviders = [new GzipCompressionProvider(CompressionLevel.Fastest)] });
        var text = $"gzip {new string('x', 60_000)}";

        var response = await new Relay.RelayClient(channel).UnaryAsync(
            new() { Text = text }, new Metadata { { "grpc-internal-encoding-request", "gzip" } }, cancellationToken: Cancellation);

        Assert.Equal(text, response.Text);
        Assert.Equal(("gzip", "gzip"), (wire.Sent, wire.Received));
    }

    [Fact]
    public async Task The_deadline_reaches_the_server()
    {
        await using var server = await PythonServer.Start();

        var response = await server.Client.UnaryAsync(
            new() { Text = "remaining" }, deadline: Clock.In(TimeSpan.FromMinutes(10)), cancellationToken: Cancellation);

        Assert.InRange(double.Parse(response.Text, System.Globalization.CultureInfo.InvariantCulture), 60, 600);
    }

    private sealed class EncodingRecorder() : DelegatingHandler(new SocketsHttpHandler())
    {
        public string? Sent { get; private set; }

        public string? Received { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent = request.Headers.GetValues("grpc-encoding").Single();
            var response = await base.SendAsync(request, cancellationToken);
            Received = response.Headers.GetValues("grpc-encoding").Single();
            return response;
        }
    }
}
