using System.IO.Compression;
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
