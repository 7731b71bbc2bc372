using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Tests.Clients;

public sealed class ChannelTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clients_of_a_name_share_a_connection()
    {
        var connections = new HashSet<string>();
        await using var server = await RelayServer.Start(new()
        {
            Unary = (request, context) =>
            {
                connections.Add(context.GetHttpContext().Connection.Id);
                return Task.FromResult(request);
            },
        });
        var channels = 0;
        await using var services = Services(services => services
            .AddGrpcClient<Relay.RelayClient>(options => options.Address = server.Address).ConfigureChannel(_ => channels++));

        for (var i = 0; i < 10; i++)
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Relay.RelayClient>().UnaryAsync(new(), cancellationToken: Cancellation);
        }

        Assert.Equal(1, channels);
        Assert.Single(connections);
    }

    [Fact]
    public async Task Threads_that_race_for_the_first_client_get_one_channel()
    {
        var channels = 0;
        await using var services = Services(services => services
            .AddGrpcClient<Relay.RelayClient>(options => options.Address = new("http://127.0.0.1:9"))
            .ConfigureChannel(_ => Interlocked.Increment(ref channels)));

        Parallel.For(0, 32, _ => services.GetRequiredService<Relay.RelayClient>());

        Assert.Equal(1, channels);
    }

    [Fact]
    public async Task The_handlers_of_the_http_pipeline_see_every_call()
    {
        await using var server = await RelayServer.Start(new() { Unary = (request, _) => Task.FromResult(request) });
        var calls = new List<Uri?>();
        await using var services = Services(services => services
            .AddGrpcClient<Relay.RelayClient>(options => options.Address = new("http://relay.test"))
            // Without it the channel itself connects to the address, before any handler may change it.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { Properties = { ["__GrpcLoadBalancingDisabled"] = true } })
            .AddHttpMessageHandler(() => new Redirect(server.Address, calls)));

        await services.GetRequiredService<Relay.RelayClient>().UnaryAsync(new(), cancellationToken: Cancellation);

        Assert.Equal([new Uri("http://relay.test/tests.relay.v1.Relay/Unary")], calls);
    }

    [Fact]
    public async Task A_channel_may_retry()
    {
        var attempts = 0;
        await using var server = await RelayServer.Start(new()
        {
            Unary = (request, _) => ++attempts < 3
                ? throw new RpcException(new(StatusCode.Unavailable, "not yet"))
                : Task.FromResult(request),
        });
        await using var services = Services(services => services
            .AddGrpcClient<Relay.RelayClient>(options => options.Address = server.Address)
            .ConfigureChannel((_, channel) => channel.ServiceConfig = new() { MethodConfigs = { Retry() } }));

        await services.GetRequiredService<Relay.RelayClient>().UnaryAsync(new(), cancellationToken: Cancellation);

        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task The_channel_closes_with_the_container()
    {
        await using var server = await RelayServer.Start(new() { Unary = (request, _) => Task.FromResult(request) });
        var services = Services(services => services.AddGrpcClient<Relay.RelayClient>(options => options.Address = server.Address));
        var client = services.GetRequiredService<Relay.RelayClient>();
        await client.UnaryAsync(new(), cancellationToken: Cancellation);

        await services.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.UnaryAsync(new(), cancellationToken: Cancellation).ResponseAsync);
    }

    private static MethodConfig Retry() => new()
    {
        Names = { MethodName.Default },
        RetryPolicy = new()
        {
            MaxAttempts = 4,
            InitialBackoff = TimeSpan.FromMilliseconds(1),
            MaxBackoff = TimeSpan.FromMilliseconds(1),
            BackoffMultiplier = 1,
            RetryableStatusCodes = { StatusCode.Unavailable },
        },
    };

    private static ServiceProvider Services(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        register(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private sealed class Redirect(Uri address, List<Uri?> calls) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            calls.Add(request.RequestUri);
            request.RequestUri = new(address, request.RequestUri!.AbsolutePath);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
