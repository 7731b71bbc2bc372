using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Grpc.AspNetCore.Tests.Interceptors;

public sealed class ServerInterceptorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_kind_of_call_passes_through_in_order()
    {
        var record = new List<string>();
        await using var server = await RelayServer.Start(InterceptedCalls.Behaviour, grpc =>
        {
            grpc.Interceptors.Add<RecordingInterceptor>("outer", record);
            grpc.Interceptors.Add<RecordingInterceptor>("inner", record);
        });

        await InterceptedCalls.MakeOneOfEachKind(server.Client, Cancellation);

        string[] methods = ["Unary", "Unary", "ServerStream", "ClientStream", "Duplex"];
        Assert.Equal(methods.SelectMany(method => (string[])[$"outer: serving {method}", $"inner: serving {method}"]), record);
    }

    [Fact]
    public async Task An_interceptor_may_refuse_a_call()
    {
        await using var server = await RelayServer.Start(
            InterceptedCalls.Behaviour, grpc => grpc.Interceptors.Add<DemandHeader>());

        var failure = await Assert.ThrowsAsync<RpcException>(
            () => server.Client.UnaryAsync(new(), cancellationToken: Cancellation).ResponseAsync);

        Assert.Equal(StatusCode.Unauthenticated, failure.StatusCode);
    }

    [Fact]
    public async Task Interceptors_and_methods_share_the_calls_state()
    {
        await using var server = await RelayServer.Start(
            new() { Unary = (_, context) => Task.FromResult(new Note { Text = (string)context.UserState["greeting"] }) },
            grpc => grpc.Interceptors.Add<Greeting>());

        Assert.Equal("hello", (await server.Client.UnaryAsync(new(), cancellationToken: Cancellation)).Text);
    }

    private sealed class Greeting : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            context.UserState["greeting"] = "hello";
            return continuation(request, context);
        }
    }
}
