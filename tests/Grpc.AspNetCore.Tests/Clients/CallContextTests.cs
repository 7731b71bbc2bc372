using Grpc.AspNetCore.Tests.Hosting;
using Grpc.AspNetCore.Tests.Interceptors;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Tests.Clients;

public sealed class CallContextTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_deadline_travels_on()
    {
        DateTime? seen = null;
        await using var back = await RelayServer.Start(new()
        {
            Unary = (request, context) =>
            {
                seen = context.Deadline;
                return Task.FromResult(request);
            },
        });
        await using var front = await StartFront(back, (client, request, _) => client.UnaryAsync(request).ResponseAsync);
        var deadline = Clock.In(TimeSpan.FromMinutes(10));

        await front.Client.UnaryAsync(new(), deadline: deadline, cancellationToken: Cancellation);

        Assert.NotNull(seen);
        Assert.Equal(deadline, seen.Value, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task An_earlier_deadline_of_the_call_stays()
    {
        DateTime? seen = null;
        await using var back = await RelayServer.Start(new()
        {
            Unary = (request, context) =>
            {
                seen = context.Deadline;
                return Task.FromResult(request);
            },
        });
        var earlier = Clock.In(TimeSpan.FromMinutes(5));
        await using var front = await StartFront(back, (client, request, _) => client.UnaryAsync(request, deadline: earlier).ResponseAsync);

        await front.Client.UnaryAsync(new(), deadline: Clock.In(TimeSpan.FromMinutes(10)), cancellationToken: Cancellation);

        Assert.NotNull(seen);
        Assert.Equal(earlier, seen.Value, TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancellation_travels_on(bool callHasItsOwnToken)
    {
        var started = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        await using var back = await RelayServer.Start(new()
        {
            Unary = async (request, context) =>
            {
                using var registration = context.CancellationToken.Register(cancelled.SetResult);
                started.SetResult();
                await Never.Until(context.CancellationToken);
                return request;
            },
        });
        using var own = new CancellationTokenSource();
        await using var front = await StartFront(back, (client, request, _) =>
            client.UnaryAsync(request, cancellationToken: callHasItsOwnToken ? own.Token : default).ResponseAsync);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var call = front.Client.UnaryAsync(new(), cancellationToken: patience.Token);
        await started.Task.WaitAsync(Cancellation);
        await patience.CancelAsync();

        await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        await cancelled.Task.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task Every_kind_of_call_takes_the_context_over()
    {
        await using var back = await RelayServer.Start(InterceptedCalls.Behaviour);
        await using var front = await StartFront(back, async (client, _, _) =>
        {
            using var own = new CancellationTokenSource();
            return new() { Text = string.Join(", ", await InterceptedCalls.MakeOneOfEachKind(client, own.Token)) };
        });

        var response = await front.Client.UnaryAsync(new(), cancellationToken: Cancellation);

        Assert.Equal("blocking, unary, server stream, client stream, duplex", response.Text);
    }

    [Fact]
    public async Task Outside_a_served_call_the_client_refuses()
    {
        await using var services = new ServiceCollection()
            .AddGrpcClient<Relay.RelayClient>(options => options.Address = new("http://127.0.0.1:9")).EnableCallContextPropagation()
            .Services.BuildServiceProvider();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => services.GetRequiredService<Relay.RelayClient>().UnaryAsync(new(), cancellationToken: Cancellation).ResponseAsync);
    }

    [Fact]
    public async Task Outside_a_served_call_the_client_calls_when_told_to()
    {
        await using var server = await RelayServer.Start(InterceptedCalls.Behaviour);
        await using var services = new ServiceCollection()
            .AddGrpcClient<Relay.RelayClient>(options => options.Address = server.Address)
            .EnableCallContextPropagation(options => options.SuppressContextNotFoundErrors = true)
            .Services.BuildServiceProvider();

        await services.GetRequiredService<Relay.RelayClient>().UnaryAsync(new(), cancellationToken: Cancellation);
    }

    /// <summary>A server whose unary method calls the one behind it by a client that takes the context over.</summary>
    private static Task<RelayServer> StartFront(RelayServer back, Func<Relay.RelayClient, Note, ServerCallContext, Task<Note>> call) =>
        RelayServer.Start(
            new()
            {
                Unary = (request, context) => call(
                    context.GetHttpContext().RequestServices.GetRequiredService<Relay.RelayClient>(), request, context),
            },
            configureServices: services => services
                .AddGrpcClient<Relay.RelayClient>(options => options.Address = back.Address).EnableCallContextPropagation());
}
