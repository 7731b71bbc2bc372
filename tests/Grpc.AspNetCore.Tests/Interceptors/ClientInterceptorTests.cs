using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Grpc.AspNetCore.Tests.Interceptors;

public sealed class ClientInterceptorTests
{
    private static readonly string[] Texts = ["blocking", "unary", "server stream", "client stream", "duplex"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_kind_of_call_passes_through()
    {
        await using var server = await RelayServer.Start(InterceptedCalls.Behaviour);
        var record = new List<string>();
        var client = new Relay.RelayClient(server.Channel.Intercept(new RecordingInterceptor("a", record)));

        var texts = await InterceptedCalls.MakeOneOfEachKind(client, Cancellation);

        Assert.Equal(Texts, texts);
        Assert.Equal(["a: blocking Unary", "a: Unary", "a: ServerStream", "a: ClientStream", "a: Duplex"], record);
    }

    [Fact]
    public async Task What_an_interceptor_does_not_override_passes_on()
    {
        await using var server = await RelayServer.Start(InterceptedCalls.Behaviour);
        var client = new Relay.RelayClient(server.Channel.Intercept(new Transparent()));

        Assert.Equal(Texts, await InterceptedCalls.MakeOneOfEachKind(client, Cancellation));
    }

    [Fact]
    public async Task Interceptors_run_in_the_order_given()
    {
        await using var server = await RelayServer.Start(InterceptedCalls.Behaviour);
        var record = new List<string>();
        var client = new Relay.RelayClient(server.Channel.Intercept(
            new RecordingInterceptor("a", record), new RecordingInterceptor("b", record), new RecordingInterceptor("c", record)));

        await client.UnaryAsync(new(), cancellationToken: Cancellation);

        Assert.Equal(["a: Unary", "b: Unary", "c: Unary"], record);
    }

    [Fact]
    public async Task An_interceptor_added_later_runs_earlier()
    {
        await using var server = await RelayServer.Start(InterceptedCalls.Behaviour);
        var record = new List<string>();
        var client = new Relay.RelayClient(server.Channel
            .Intercept(new RecordingInterceptor("first", record)).Intercept(new RecordingInterceptor("later", record)));

        await client.UnaryAsync(new(), cancellationToken: Cancellation);

        Assert.Equal(["later: Unary", "first: Unary"], record);
    }

    [Fact]
    public async Task A_function_changes_the_headers_of_every_call()
    {
        await using var server = await RelayServer.Start(
            InterceptedCalls.Behaviour, grpc => grpc.Interceptors.Add<DemandHeader>());
        CallInvoker invoker = server.Channel.Intercept(headers => [.. headers, new("x-demanded", "here")]);

        var texts = await InterceptedCalls.MakeOneOfEachKind(new(invoker), Cancellation);

        Assert.Equal(Texts, texts);
    }

    [Fact]
    public async Task A_client_with_a_host_makes_every_kind_of_call()
    {
        await using var server = await RelayServer.Start(InterceptedCalls.Behaviour);
        var record = new List<string?>();
        var client = new Relay.RelayClient(server.Channel.Intercept(new HostRecorder(record))).WithHost("example.test");

        await client.UnaryAsync(new(), cancellationToken: Cancellation);

        Assert.Equal(["example.test"], record);
    }

    private sealed class Transparent : Interceptor;

    private sealed class HostRecorder(List<string?> hosts) : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            hosts.Add(context.Host);
            return continuation(request, context);
        }
    }
}
