using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;

namespace Grpc.AspNetCore.Tests.Calls;

public sealed class DeadlineTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_past_its_deadline_fails()
    {
        await using var server = await RelayServer.Start(new()
        {
            Unary = async (request, context) =>
            {
                await Never.Until(context.CancellationToken);
                return request;
            },
        });

        var failure = await Assert.ThrowsAsync<RpcException>(() => server.Client
            .UnaryAsync(new(), deadline: Clock.In(TimeSpan.FromMilliseconds(200)), cancellationToken: Cancellation).ResponseAsync);

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
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
        var deadline = Clock.In(TimeSpan.FromMinutes(10));

        await server.Client.UnaryAsync(new(), deadline: deadline, cancellationToken: Cancellation);

        Assert.NotNull(seen);
        Assert.Equal(deadline, seen.Value, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Without_a_deadline_the_server_sees_the_end_of_time()
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

        await server.Client.UnaryAsync(new(), cancellationToken: Cancellation);

        Assert.Equal(DateTime.MaxValue, seen);
    }
}
