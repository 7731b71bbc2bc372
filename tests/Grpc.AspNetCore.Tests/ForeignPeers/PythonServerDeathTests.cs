using Grpc.Core;

namespace Grpc.AspNetCore.Tests.ForeignPeers;

/// <summary>Our client, Python's server, which is killed in the middle of a call.</summary>
public sealed class PythonServerDeathTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_response_that_is_awaited_fails()
    {
        await using var server = await PythonServer.Start();
        // Tells that the connection is there, before the call that never ends.
        await server.Client.UnaryAsync(new(), cancellationToken: Cancellation);
        using var call = server.Client.UnaryAsync(new() { Text = "wait" }, cancellationToken: Cancellation);

        await server.Kill();

        await AssertUnavailable(() => call.ResponseAsync);
    }

    [Fact]
    public async Task A_stream_that_is_read_fails_after_what_was_sent()
    {
        await using var server = await PythonServer.Start();
        using var call = server.Client.ServerStream(new() { Text = "wait" }, cancellationToken: Cancellation);
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));

        await server.Kill();

        await AssertUnavailable(() => call.ResponseStream.MoveNext(Cancellation));
    }

    [Fact]
    public async Task A_stream_that_is_written_fails()
    {
        await using var server = await PythonServer.Start();
        using var call = server.Client.ClientStream(cancellationToken: Cancellation);
        await call.RequestStream.WriteAsync(new() { Text = "first" }, Cancellation);

        await server.Kill();

        await AssertUnavailable(() => call.ResponseAsync);
        await Assert.ThrowsAnyAsync<Exception>(() => call.RequestStream.WriteAsync(new(), Cancellation));
    }

    [Fact]
    public async Task A_stream_both_ways_fails()
    {
        await using var server = await PythonServer.Start();
        using var call = server.Client.Duplex(cancellationToken: Cancellation);
        await call.RequestStream.WriteAsync(new() { Text = "first" }, Cancellation);
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));

        await server.Kill();

        await AssertUnavailable(() => call.ResponseStream.MoveNext(Cancellation));
        Assert.Equal(StatusCode.Unavailable, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_unavailable()
    {
        await using var server = await PythonServer.Start();
        await server.Kill();

        await AssertUnavailable(() => server.Client.UnaryAsync(new(), cancellationToken: Cancellation).ResponseAsync);
    }

    private static async Task AssertUnavailable(Func<Task> call) =>
        Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(call)).StatusCode);
}
