using Google.Protobuf;
using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;

namespace Grpc.AspNetCore.Tests.Calls;

public sealed class StatusTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failure_carries_code_detail_and_details()
    {
        var details = new Note { Text = "out of stock" }.ToByteArray();
        var failure = await Fail((_, _) => throw new RpcException(
            new Status(StatusCode.FailedPrecondition, "no"), new Metadata { { "grpc-status-details-bin", details } }));

        Assert.Equal(StatusCode.FailedPrecondition, failure.StatusCode);
        Assert.Equal("no", failure.Status.Detail);
        Assert.Equal("out of stock", Note.Parser.ParseFrom(failure.Trailers.GetValueBytes("grpc-status-details-bin")).Text);
    }

    [Fact]
    public async Task A_detail_may_hold_any_text()
    {
        var failure = await Fail((_, _) => throw new RpcException(new Status(StatusCode.NotFound, "größe 100 % 日本\n")));

        Assert.Equal("größe 100 % 日本\n", failure.Status.Detail);
    }

    [Fact]
    public async Task A_status_set_without_throwing_fails_the_call()
    {
        var failure = await Fail((request, context) =>
        {
            context.Status = new(StatusCode.Aborted, "later");
            return Task.FromResult(request);
        });

        Assert.Equal((StatusCode.Aborted, "later"), (failure.StatusCode, failure.Status.Detail));
    }

    [Fact]
    public async Task What_is_not_an_rpc_exception_stays_on_the_server()
    {
        var failure = await Fail((_, _) => throw new InvalidOperationException("the password is swordfish"));

        Assert.Equal(StatusCode.Unknown, failure.StatusCode);
        Assert.DoesNotContain("swordfish", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_unavailable()
    {
        var server = await RelayServer.Start(new());
        var address = server.Address;
        await server.DisposeAsync();
        using var channel = Net.Client.GrpcChannel.ForAddress(address);

        var failure = await Assert.ThrowsAsync<RpcException>(
            () => new Relay.RelayClient(channel).UnaryAsync(new(), cancellationToken: Cancellation).ResponseAsync);

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.NotNull(failure.InnerException);
    }

    private static async Task<RpcException> Fail(UnaryServerMethod<Note, Note> method)
    {
        await using var server = await RelayServer.Start(new() { Unary = method });
        return await Assert.ThrowsAsync<RpcException>(
            () => server.Client.UnaryAsync(new(), cancellationToken: Cancellation).ResponseAsync);
    }
}
