using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;

namespace Grpc.AspNetCore.Tests.Calls;

public sealed class CancellationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_server_learns_that_its_client_cancelled()
    {
        var started = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        await using var server = await RelayServer.Start(new()
        {
            Unary = async (request, context) =>
            {
                using var registration = context.CancellationToken.Register(cancelled.SetResult);
                started.SetResult();
                await Never.Until(context.CancellationToken);
                return request;
            },
        });
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var call = server.Client.UnaryAsync(new(), cancellationToken: patience.Token);
        await started.Task.WaitAsync(Cancellation);
        await patience.CancelAsync();

        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        await cancelled.Task.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task Disposing_a_stream_cancels_it()
    {
        var cancelled = new TaskCompletionSource();
        await using var server = await RelayServer.Start(new()
        {
            ServerStream = async (request, responses, context) =>
            {
                using var registration = context.CancellationToken.Register(cancelled.SetResult);
                await responses.WriteAsync(request, context.CancellationToken);
                await Never.Until(context.CancellationToken);
            },
        });

        var call = server.Client.ServerStream(new(), cancellationToken: Cancellation);
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));
        call.Dispose();

        await cancelled.Task.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task A_server_that_cancels_tells_its_client()
    {
        await using var server = await RelayServer.Start(new()
        {
            Unary = (_, _) => throw new RpcException(Status.DefaultCancelled),
        });

        var failure = await Assert.ThrowsAsync<RpcException>(
            () => server.Client.UnaryAsync(new(), cancellationToken: Cancellation).ResponseAsync);

        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
    }
}
