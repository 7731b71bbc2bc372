using System.IO.Compression;
using System.Net;
using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;
using Grpc.Net.Compression;

namespace Grpc.AspNetCore.Tests.Calls;

public sealed class CompressionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Messages_are_compressed_both_ways(string encoding)
    {
        string? seen = null;
        await using var server = await RelayServer.Start(
            new()
            {
                Unary = (request, context) =>
                {
                    seen = context.GetHttpContext().Request.Headers["grpc-encoding"];
                    return Task.FromResult(request);
                },
            },
            grpc =>
            {
                grpc.CompressionProviders.Add(new GzipCompressionProvider(CompressionLevel.Fastest));
                grpc.CompressionProviders.Add(new DeflateCompressionProvider(CompressionLevel.Fastest));
                grpc.ResponseCompressionAlgorithm = encoding;
            });
        using var responses = new ResponseHeaders();
        using var channel = Net.Client.GrpcChannel.ForAddress(server.Address, new()
        {
            HttpHandler = responses,
            CompressionProviders =
            [
                new GzipCompressionProvider(CompressionLevel.Fastest), new DeflateCompressionProvider(CompressionLevel.Fastest),
            ],
        });
        var text = new string('x', 10_000);

        var response = await new Relay.RelayClient(channel).UnaryAsync(
            new() { Text = text }, new Metadata { { "grpc-internal-encoding-request", encoding } }, cancellationToken: Cancellation);

        Assert.Equal(text, response.Text);
        Assert.Equal(encoding, seen);
        Assert.Equal(encoding, responses.Encoding);
    }

    [Theory]
    [InlineData((WriteFlags)0, 1)]
    [InlineData(WriteFlags.NoCompress, 0)]
    public async Task A_message_may_stay_as_it_is(WriteFlags flags, byte compressed)
    {
        await using var server = await RelayServer.Start(
            new()
            {
                Unary = (request, context) =>
                {
                    context.WriteOptions = new(flags);
                    return Task.FromResult(new Note { Text = new('x', 1000) });
                },
            },
            grpc => grpc.ResponseCompressionAlgorithm = "gzip");
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "/tests.relay.v1.Relay/Unary"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            // An empty message: not compressed, no bytes.
            Content = new ByteArrayContent(new byte[5]) { Headers = { ContentType = new("application/grpc") } },
            Headers = { { "grpc-accept-encoding", "gzip" }, { "te", "trailers" } },
        };

        using var response = await http.SendAsync(request, Cancellation);

        Assert.Equal(compressed, (await response.Content.ReadAsByteArrayAsync(Cancellation))[0]);
    }

    [Theory]
    [InlineData(CompressionLevel.Fastest)]
    [InlineData(null)]
    public void A_provider_reads_what_it_wrote(CompressionLevel? level)
    {
        ICompressionProvider[] providers =
            [new GzipCompressionProvider(CompressionLevel.Optimal), new DeflateCompressionProvider(CompressionLevel.Optimal)];
        foreach (var provider in providers)
        {
            using var compressed = new MemoryStream();
            using (var stream = provider.CreateCompressionStream(compressed, level))
                stream.Write("hello hello hello"u8);
            compressed.Position = 0;

            using var reader = new StreamReader(provider.CreateDecompressionStream(compressed));

            Assert.Equal("hello hello hello", reader.ReadToEnd());
        }
    }

    private sealed class ResponseHeaders() : DelegatingHandler(new SocketsHttpHandler())
    {
        public string? Encoding { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            Encoding = response.Headers.GetValues("grpc-encoding").Single();
            return response;
        }
    }
}
