using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;

namespace Grpc.AspNetCore.Tests.Calls;

public sealed class StreamingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_streams_responses()
    {
        await using var server = await RelayServer.Start(new()
        {
            ServerStream = async (request, responses, context) =>
            {
                foreach (var letter in request.Text)
                    await responses.WriteAsync(new() { Text = letter.ToString() }, context.CancellationToken);
            },
        });

        using var call = server.Client.ServerStream(new() { Text = "abc" }, cancellationToken: Cancellation);
        var letters = await call.ResponseStream.ReadAllAsync(Cancellation).Select(note => note.Text).ToListAsync(Cancellation);

        Assert.Equal(["a", "b", "c"], letters);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task A_client_streams_requests()
    {
        await using var server = await RelayServer.Start(new()
        {
            ClientStream = async (requests, context) =>
            {
                var notes = await requests.ReadAllAsync(context.CancellationToken).ToListAsync(context.CancellationToken);
                return new() { Text = string.Concat(notes.Select(note => note.Text)) };
            },
        });

        using var call = server.Client.ClientStream(cancellationToken: Cancellation);
        foreach (var letter in (string[])["a", "b", "c"])
            await call.RequestStream.WriteAsync(new() { Text = letter }, Cancellation);
        await call.RequestStream.CompleteAsync();

        Assert.Equal("abc", (await call).Text);
    }

    [Fact]
    public async Task Both_sides_take_turns()
    {
        await using var server = await RelayServer.Start(new()
        {
            Duplex = async (requests, responses, context) =>
            {
                while (await requests.MoveNext())
                    await responses.WriteAsync(new() { Text = $"re: {requests.Current.Text}" }, context.CancellationToken);
            },
        });

        using var call = server.Client.Duplex(cancellationToken: Cancellation);
        foreach (var text in (string[])["one", "two"])
        {
            await call.RequestStream.WriteAsync(new() { Text = text }, Cancellation);
            Assert.True(await call.ResponseStream.MoveNext(Cancellation));
            Assert.Equal($"re: {text}", call.ResponseStream.Current.Text);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(Cancellation));
    }

    [Fact]
    public async Task A_failure_in_mid_stream_follows_what_was_sent()
    {
        await using var server = await RelayServer.Start(new()
        {
            ServerStream = async (request, responses, _) =>
            {
                await responses.WriteAsync(request);
                throw new RpcException(new Status(StatusCode.DataLoss, "torn"));
            },
        });

        using var call = server.Client.ServerStream(new() { Text = "first" }, cancellationToken: Cancellation);

        Assert.True(await call.ResponseStream.MoveNext(Cancellation));
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancellation));
        Assert.Equal((StatusCode.DataLoss, "torn"), (failure.StatusCode, failure.Status.Detail));
    }
}
