using System.IO.Compression;
using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;
using Grpc.Net.Compression;

namespace Grpc.AspNetCore.Tests.ForeignPeers;

/// <summary>Python's client, our server: calls that succeed.</summary>
public sealed class PythonClientCallTests
{
    private static readonly byte[] Bytes = [0, 1, 127, 128, 255];

    [Fact]
    public async Task Every_kind_of_call_is_answered()
    {
        await using var server = await RelayServer.Start(new()
        {
            Unary = (request, _) => Task.FromResult(new Note { Text = $"re: {request.Text}" }),
            ServerStream = async (request, responses, context) =>
            {
                foreach (var part in request.Text.Split('|'))
                    await responses.WriteAsync(new() { Text = part }, context.CancellationToken);
            },
            ClientStream = async (requests, context) =>
            {
                var notes = await requests.ReadAllAsync(context.CancellationToken).ToListAsync(context.CancellationToken);
                return new() { Text = string.Join('|', notes.Select(note => note.Text)) };
            },
            Duplex = async (requests, responses, context) =>
            {
                while (await requests.MoveNext())
                    await responses.WriteAsync(new() { Text = $"re: {requests.Current.Text}" }, context.CancellationToken);
            },
        });

        var result = await PythonClient.Run("all_kinds", server);

        Assert.Equal("re: hello", result.Text("unary"));
        Assert.Equal(["a", "b", "c"], result.Texts("server stream"));
        Assert.Equal("a|b|c", result.Text("client stream"));
        Assert.Equal(["re: one", "re: two"], result.Texts("duplex"));
    }

    [Fact]
    public async Task Metadata_comes_and_goes_back_in_headers_and_trailers()
    {
        await using var server = await RelayServer.Start(new()
        {
            Unary = async (_, context) =>
            {
                var caller = context.RequestHeaders.Get("x-caller")!;
                var key = context.RequestHeaders.Get("x-key-bin")!;
                await context.WriteResponseHeadersAsync([caller, key]);
                context.ResponseTrailers.Add(caller);
                context.ResponseTrailers.Add(key);
                return new() { Text = Convert.ToHexStringLower(key.ValueBytes) };
            },
        });

        var result = await PythonClient.Run("metadata", server);

        var sent = Convert.ToHexStringLower(Bytes);
        Assert.Equal(sent, result.Text("text"));
        foreach (var returned in (string[])["headers", "trailers"])
        {
            Assert.Equal("python", result.GetProperty(returned).Text("x-caller"));
            Assert.Equal(sent, result.GetProperty(returned).Text("x-key-bin"));
        }
    }

    [Fact]
    public async Task Messages_are_compressed_both_ways()
    {
        (string? Received, string? Sent) encoding = default;
        await using var server = await RelayServer.Start(
            new()
            {
                Unary = async (request, context) =>
                {
                    await context.WriteResponseHeadersAsync([]);
                    var http = context.GetHttpContext();
                    encoding = (http.Request.Headers["grpc-encoding"], http.Response.Headers["grpc-encoding"]);
                    return request;
                },
            },
            grpc =>
            {
                grpc.CompressionProviders.Add(new GzipCompressionProvider(CompressionLevel.Fastest));
                grpc.ResponseCompressionAlgorithm = "gzip";
            });

        var result = await PythonClient.Run("gzip", server);

        Assert.Equal("hello", result.Text("text"));
        Assert.Equal(("gzip", "gzip"), encoding);
    }

    [Fact]
    public async Task The_deadline_reaches_the_server()
    {
        DateTime? seen = null;
        await using var server = await RelayServer.Start(new()
        {
            Unary = (request, context) =>
            {
                seen = context.Deadline;
                return Task.FromResult(request);
            },
        });

        await PythonClient.Run("far_deadline", server);

        Assert.NotNull(seen);
        Assert.Equal(Clock.In(TimeSpan.FromMinutes(10)), seen.Value, TimeSpan.FromMinutes(5));
    }
}
