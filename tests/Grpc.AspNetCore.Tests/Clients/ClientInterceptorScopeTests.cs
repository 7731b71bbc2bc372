using Grpc.AspNetCore.Tests.Hosting;
using Grpc.AspNetCore.Tests.Interceptors;
using Grpc.Net.ClientFactory;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Tests.Clients;

public sealed class ClientInterceptorScopeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_default_all_clients_share_an_interceptor()
    {
        Assert.Equal(1, await CountInstances((builder, create) => builder.AddInterceptor(create)));
    }

    [Fact]
    public async Task In_client_scope_each_client_has_its_own()
    {
        Assert.Equal(3, await CountInstances((builder, create) => builder.AddInterceptor(InterceptorScope.Client, create)));
    }

    [Fact]
    public async Task A_client_interceptor_comes_from_the_clients_scope()
    {
        var record = new List<string>();
        await using var services = new ServiceCollection()
            .AddScoped(_ => new RecordingInterceptor("scoped", record))
            .AddGrpcClient<Relay.RelayClient>(options => options.Address = new("http://127.0.0.1:9"))
            .AddInterceptor<RecordingInterceptor>(InterceptorScope.Client)
            .Services.BuildServiceProvider(validateScopes: true);

        await using var scope = services.CreateAsyncScope();
        _ = scope.ServiceProvider.GetRequiredService<Relay.RelayClient>().UnaryAsync(new(), cancellationToken: new(canceled: true));

        Assert.Equal(["scoped: Unary"], record);
    }

    [Fact]
    public async Task Client_interceptors_run_before_those_of_the_channel_each_in_order()
    {
        await using var server = await RelayServer.Start(InterceptedCalls.Behaviour);
        var record = new List<string>();
        await using var services = new ServiceCollection()
            .AddGrpcClient<Relay.RelayClient>(options => options.Address = server.Address)
            .AddInterceptor(() => new RecordingInterceptor("channel 1", record))
            .AddInterceptor(InterceptorScope.Client, () => new RecordingInterceptor("client 1", record))
            .AddInterceptor(() => new RecordingInterceptor("channel 2", record))
            .AddInterceptor(InterceptorScope.Client, () => new RecordingInterceptor("client 2", record))
            .Services.BuildServiceProvider();

        await services.GetRequiredService<Relay.RelayClient>().UnaryAsync(new(), cancellationToken: Cancellation);

        Assert.Equal(["client 1: Unary", "client 2: Unary", "channel 1: Unary", "channel 2: Unary"], record);
    }

    private static async Task<int> CountInstances(Action<IHttpClientBuilder, Func<RecordingInterceptor>> add)
    {
        var instances = 0;
        var services = new ServiceCollection();
        var builder = services.AddGrpcClient<Relay.RelayClient>(options => options.Address = new("http://127.0.0.1:9"));
        add(builder, () =>
        {
            instances++;
            return new("counted", []);
        });
        await using var provider = services.BuildServiceProvider();
        for (var i = 0; i < 3; i++)
            _ = provider.GetRequiredService<Relay.RelayClient>();
        return instances;
    }
}
