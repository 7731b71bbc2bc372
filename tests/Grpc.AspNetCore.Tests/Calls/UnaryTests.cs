using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;

namespace Grpc.AspNetCore.Tests.Calls;

public sealed class UnaryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_response_answers_its_request()
    {
        await using var server = await RelayServer.Start(new()
        {
            Unary = (request, _) => Task.FromResult(new Note { Text = $"re: {request.Text}" }),
        });

        var response = await server.Client.UnaryAsync(new() { Text = "hello" }, cancellationToken: Cancellation);

        Assert.Equal("re: hello", response.Text);
    }

    [Fact]
    public async Task A_blocking_call_gets_the_same_response()
    {
        await using var server = await RelayServer.Start(new() { Unary = (request, _) => Task.FromResult(request) });

        Assert.Equal("hello", server.Client.Unary(new() { Text = "hello" }, cancellationToken: Cancellation).Text);
    }

    [Fact]
    public async Task A_method_without_implementation_is_unimplemented()
    {
        await using var server = await RelayServer.Start(new());

        var failure = await Assert.ThrowsAsync<RpcException>(
            () => server.Client.UnaryAsync(new(), cancellationToken: Cancellation).ResponseAsync);

        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
    }
}
