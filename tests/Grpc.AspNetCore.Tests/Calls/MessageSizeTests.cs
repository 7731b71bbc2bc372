using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;

namespace Grpc.AspNetCore.Tests.Calls;

public sealed class MessageSizeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_over_the_servers_limit_is_refused()
    {
        await using var server = await RelayServer.Start(
            new() { Unary = (request, _) => Task.FromResult(request) }, grpc => grpc.MaxReceiveMessageSize = 1000);

        var failure = await Assert.ThrowsAsync<RpcException>(() => server.Client
            .UnaryAsync(new() { Text = new('x', 1001) }, cancellationToken: Cancellation).ResponseAsync);

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
    }

    [Fact]
    public async Task A_response_over_the_clients_limit_is_refused()
    {
        await using var server = await RelayServer.Start(new() { Unary = (request, _) => Task.FromResult(request) });
        using var channel = Net.Client.GrpcChannel.ForAddress(server.Address, new() { MaxReceiveMessageSize = 1000 });

        var failure = await Assert.ThrowsAsync<RpcException>(() => new Relay.RelayClient(channel)
            .UnaryAsync(new() { Text = new('x', 1001) }, cancellationToken: Cancellation).ResponseAsync);

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
    }

    [Fact]
    public async Task A_request_over_the_clients_own_limit_is_not_sent()
    {
        var arrived = false;
        await using var server = await RelayServer.Start(new()
        {
            Unary = (request, _) =>
            {
                arrived = true;
                return Task.FromResult(request);
            },
        });
        using var channel = Net.Client.GrpcChannel.ForAddress(server.Address, new() { MaxSendMessageSize = 1000 });

        var failure = await Assert.ThrowsAsync<RpcException>(() => new Relay.RelayClient(channel)
            .UnaryAsync(new() { Text = new('x', 1001) }, cancellationToken: Cancellation).ResponseAsync);

        Assert.Equal((StatusCode.ResourceExhausted, false), (failure.StatusCode, arrived));
    }

    [Fact]
    public async Task A_response_over_the_servers_own_limit_is_not_sent()
    {
        await using var server = await RelayServer.Start(
            new() { Unary = (_, _) => Task.FromResult(new Note { Text = new('x', 1001) }) }, grpc => grpc.MaxSendMessageSize = 1000);

        var failure = await Assert.ThrowsAsync<RpcException>(
            () => server.Client.UnaryAsync(new(), cancellationToken: Cancellation).ResponseAsync);

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
    }

    [Fact]
    public async Task A_large_message_within_the_limit_passes()
    {
        await using var server = await RelayServer.Start(new() { Unary = (request, _) => Task.FromResult(request) });
        var text = new string('x', 3_000_000);

        var response = await server.Client.UnaryAsync(new() { Text = text }, cancellationToken: Cancellation);

        Assert.Equal(text.Length, response.Text.Length);
    }
}
