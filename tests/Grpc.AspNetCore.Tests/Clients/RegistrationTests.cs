using Grpc.AspNetCore.Tests.Hosting;
using Grpc.AspNetCore.Tests.Interceptors;
using Grpc.Net.ClientFactory;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Tests.Clients;

public sealed class RegistrationTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_typed_client_calls_its_address()
    {
        await using var server = await RelayServer.Start(new() { Unary = (request, _) => Task.FromResult(request) });
        await using var services = Services(services => services.AddGrpcClient<Relay.RelayClient>(options => options.Address = server.Address));

        var response = await services.GetRequiredService<Relay.RelayClient>()
            .UnaryAsync(new() { Text = "hello" }, cancellationToken: Cancellation);

        Assert.Equal("hello", response.Text);
    }

    [Fact]
    public async Task An_address_may_come_from_the_services()
    {
        await using var server = await RelayServer.Start(new() { Unary = (request, _) => Task.FromResult(request) });
        await using var services = Services(services => services.AddSingleton(server.Address)
            .AddGrpcClient<Relay.RelayClient>((provider, options) => options.Address = provider.GetRequiredService<Uri>()));

        var response = await services.GetRequiredService<Relay.RelayClient>()
            .UnaryAsync(new() { Text = "hello" }, cancellationToken: Cancellation);

        Assert.Equal("hello", response.Text);
    }

    [Fact]
    public async Task Each_name_has_an_address_of_its_own()
    {
        await using var one = await RelayServer.Start(new() { Unary = (_, _) => Task.FromResult(new Note { Text = "one" }) });
        await using var two = await RelayServer.Start(new() { Unary = (_, _) => Task.FromResult(new Note { Text = "two" }) });
        await using var services = Services(services =>
        {
            services.AddGrpcClient<Relay.RelayClient>("one", options => options.Address = one.Address);
            services.AddGrpcClient<Relay.RelayClient>("two", (_, options) => options.Address = two.Address);
        });
        var factory = services.GetRequiredService<GrpcClientFactory>();

        foreach (var name in (string[])["one", "two"])
        {
            var client = factory.CreateClient<Relay.RelayClient>(name);
            Assert.Equal(name, (await client.UnaryAsync(new(), cancellationToken: Cancellation)).Text);
        }
    }

    [Fact]
    public async Task An_unknown_name_is_refused()
    {
        await using var services = Services(services => services.AddGrpcClient<Relay.RelayClient>("one", options => options.Address = Nowhere));
        var factory = services.GetRequiredService<GrpcClientFactory>();

        var failure = Assert.Throws<InvalidOperationException>(() => factory.CreateClient<Relay.RelayClient>("two"));

        Assert.Contains("'two'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_without_address_is_refused()
    {
        await using var services = Services(services => services.AddGrpcClient<Relay.RelayClient>());

        var failure = Assert.Throws<InvalidOperationException>(services.GetRequiredService<Relay.RelayClient>);

        Assert.Contains("address", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_stands_for_one_type()
    {
        var services = new ServiceCollection();
        services.AddGrpcClient<Relay.RelayClient>("one");
        services.AddGrpcClient<Relay.RelayClient>("one");

        Assert.Throws<InvalidOperationException>(() => services.AddGrpcClient<Health.V1.Health.HealthClient>("one"));
    }

    [Fact]
    public void Only_a_grpc_client_takes_its_options()
    {
        var builder = new ServiceCollection().AddHttpClient("plain");

        Assert.Throws<InvalidOperationException>(() => builder.ConfigureChannel(_ => { }));
    }

    [Fact]
    public async Task Options_of_http_clients_are_refused()
    {
        await using var services = Services(services => services
            .AddGrpcClient<Relay.RelayClient>(options => options.Address = Nowhere)
            .ConfigureHttpClient(client => client.Timeout = TimeSpan.FromSeconds(1)));

        var failure = Assert.Throws<InvalidOperationException>(services.GetRequiredService<Relay.RelayClient>);

        Assert.Contains("ConfigureHttpClient", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_creator_makes_the_client()
    {
        await using var server = await RelayServer.Start(new() { Unary = (request, _) => Task.FromResult(request) });
        var made = 0;
        await using var services = Services(services => services
            .AddGrpcClient<Relay.RelayClient>(options => options.Address = server.Address)
            .ConfigureGrpcClientCreator(invoker =>
            {
                made++;
                return new Relay.RelayClient(invoker);
            }));

        await services.GetRequiredService<Relay.RelayClient>().UnaryAsync(new(), cancellationToken: Cancellation);

        Assert.Equal(1, made);
    }

    [Fact]
    public async Task A_creator_may_use_services()
    {
        await using var server = await RelayServer.Start(new() { Unary = (request, _) => Task.FromResult(request) });
        await using var services = Services(services => services
            .AddSingleton(server)
            .AddGrpcClient<Relay.RelayClient>(options => options.Address = Nowhere)
            .ConfigureGrpcClientCreator((provider, _) => new Relay.RelayClient(provider.GetRequiredService<RelayServer>().Channel)));

        await services.GetRequiredService<Relay.RelayClient>().UnaryAsync(new(), cancellationToken: Cancellation);
    }

    [Fact]
    public async Task The_options_of_every_kind_of_call_may_be_set()
    {
        await using var server = await RelayServer.Start(InterceptedCalls.Behaviour, grpc => grpc.Interceptors.Add<DemandHeader>());
        await using var services = Services(services => services.AddGrpcClient<Relay.RelayClient>(options =>
        {
            options.Address = server.Address;
            options.CallOptionsActions.Add(call => call.CallOptions = call.CallOptions.WithHeaders(new() { { "x-demanded", "yes" } }));
        }));

        var texts = await InterceptedCalls.MakeOneOfEachKind(services.GetRequiredService<Relay.RelayClient>(), Cancellation);

        Assert.Equal(["blocking", "unary", "server stream", "client stream", "duplex"], texts);
    }

    private static ServiceProvider Services(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        register(services);
        return services.BuildServiceProvider(validateScopes: true);
    }
}
