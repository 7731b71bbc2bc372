using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Tests.Credentials;

public sealed class CallCredentialsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_interceptor_adds_headers_to_the_call_it_is_told_of()
    {
        var seen = new Metadata();
        await using var server = await Server(headers => seen = headers);
        AuthInterceptorContext? asked = null;
        var credentials = CallCredentials.FromInterceptor((context, metadata) =>
        {
            asked = context;
            metadata.Add("authorization", "Bearer token");
            return Task.CompletedTask;
        });

        await Client(server).UnaryAsync(new(), new CallOptions(credentials: credentials, cancellationToken: Cancellation));

        Assert.Equal("Bearer token", seen.GetValue("authorization"));
        Assert.Equal("Unary", asked?.MethodName);
        Assert.EndsWith("/tests.relay.v1.Relay", asked?.ServiceUrl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Composed_credentials_all_apply()
    {
        var seen = new Metadata();
        await using var server = await Server(headers => seen = headers);
        var credentials = CallCredentials.Compose(Header("x-one", "1"), CallCredentials.Compose(Header("x-two", "2"), Header("x-three", "3")));

        await Client(server).UnaryAsync(new(), new CallOptions(credentials: credentials, cancellationToken: Cancellation));

        Assert.Equal(("1", "2", "3"), (seen.GetValue("x-one"), seen.GetValue("x-two"), seen.GetValue("x-three")));
    }

    [Fact]
    public void Composed_credentials_are_two_or_more()
    {
        Assert.Throws<ArgumentException>(() => CallCredentials.Compose(Header("x-one", "1")));
    }

    [Fact]
    public async Task A_registered_client_applies_its_credentials_with_those_of_the_call()
    {
        var seen = new Metadata();
        await using var server = await Server(headers => seen = headers);
        await using var services = new ServiceCollection().AddScoped<Token>()
            .AddGrpcClient<Relay.RelayClient>(options => options.Address = server.Address)
            .ConfigureChannel(channel => channel.UnsafeUseInsecureChannelCallCredentials = true)
            .AddCallCredentials((_, metadata) => AddHeader(metadata, "x-plain", "p"))
            .AddCallCredentials((_, metadata, provider) => AddHeader(metadata, "x-token", provider.GetRequiredService<Token>().Value))
            .AddCallCredentials(Header("x-fixed", "f"))
            .Services.BuildServiceProvider(validateScopes: true);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Token>().Value = "t";

        await scope.ServiceProvider.GetRequiredService<Relay.RelayClient>()
            .UnaryAsync(new(), new CallOptions(credentials: Header("x-own", "o"), cancellationToken: Cancellation));

        Assert.Equal(("p", "t"), (seen.GetValue("x-plain"), seen.GetValue("x-token")));
        Assert.Equal(("f", "o"), (seen.GetValue("x-fixed"), seen.GetValue("x-own")));
    }

    [Fact]
    public async Task An_insecure_channel_sends_no_credentials_unless_told_to()
    {
        var seen = new Metadata();
        await using var server = await Server(headers => seen = headers);

        await server.Client.UnaryAsync(new(), new CallOptions(credentials: Header("x-one", "1"), cancellationToken: Cancellation));

        Assert.Null(seen.Get("x-one"));
    }

    private static Relay.RelayClient Client(RelayServer server) =>
        new(Net.Client.GrpcChannel.ForAddress(server.Address, new() { UnsafeUseInsecureChannelCallCredentials = true }));

    private static Task<RelayServer> Server(Action<Metadata> seen) => RelayServer.Start(new()
    {
        Unary = (request, context) =>
        {
            seen(context.RequestHeaders);
            return Task.FromResult(request);
        },
    });

    private static CallCredentials Header(string key, string value) =>
        CallCredentials.FromInterceptor((_, metadata) => AddHeader(metadata, key, value));

    private static Task AddHeader(Metadata metadata, string key, string value)
    {
        metadata.Add(key, value);
        return Task.CompletedTask;
    }

    private sealed class Token
    {
        public string Value { get; set; } = "";
    }
}
