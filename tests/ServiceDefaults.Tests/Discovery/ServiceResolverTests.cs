using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ServiceDefaults.Discovery;

namespace ServiceDefaults.Tests.Discovery;

public sealed class ServiceResolverTests
{
    [Theory]
    [InlineData("http://_grpc.customers/a?b=1", "http://localhost:5181/a?b=1")]
    [InlineData("http://customers/health", "http://localhost:5081/health")]
    [InlineData("https+http://customers/", "http://localhost:5081/")]
    [InlineData("https+http://orders/", "https://orders.internal/")]
    [InlineData("http://localhost:1234/x", "http://localhost:1234/x")]
    [InlineData("https://example.com/", "https://example.com/")]
    public void A_name_becomes_an_address_and_others_stay(string asked, string expected)
    {
        var resolver = Resolver(
            ("services:customers:grpc:0", "http://localhost:5181"),
            ("services:customers:http:0", "http://localhost:5081"),
            ("services:orders:https:0", "https://orders.internal"),
            ("services:orders:http:0", "http://orders.internal"));

        Assert.Equal(expected, resolver.Resolve(new Uri(asked)).AbsoluteUri);
    }

    [Fact]
    public void Replicas_take_turns()
    {
        var resolver = Resolver(("services:customers:grpc:0", "http://a:1"), ("services:customers:grpc:1", "http://b:2"));

        var asked = Enumerable.Range(0, 4).Select(_ => resolver.Resolve(new Uri("http://_grpc.customers")).Host);

        Assert.Equal(["a", "a", "b", "b"], asked.Order());
    }

    [Fact]
    public void An_address_that_changes_is_followed()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("services:customers:grpc:0", "http://a:1")]).Build();
        using var resolver = new ServiceResolver(settings);
        Assert.Equal("a", resolver.Resolve(new Uri("http://_grpc.customers")).Host);

        settings["services:customers:grpc:0"] = "http://b:2";
        settings.Reload();

        Assert.Equal("b", resolver.Resolve(new Uri("http://_grpc.customers")).Host);
    }

    [Fact]
    public void A_missing_address_names_the_key_to_set()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Resolver().Resolve(new Uri("http://_grpc.customers")));

        Assert.Contains("services:customers:grpc:0", error.Message, StringComparison.Ordinal);
        Assert.Contains("services__customers__grpc__0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_no_address_is_named()
    {
        var error = Assert.Throws<InvalidOperationException>(
            () => Resolver(("services:customers:grpc:0", "5181")).Resolve(new Uri("http://_grpc.customers")));

        Assert.Contains("services:customers:grpc", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_client_of_the_container_uses_names()
    {
        await using var other = await BareApplication.StartAsync(_ => { });
        IHttpClientFactory? clients = null;
        await using var app = await BareApplication.StartAsync(builder =>
        {
            builder.Configuration["services:other:http:0"] = other.Http.BaseAddress!.ToString();
            clients = builder.Services.AddHttpClient().BuildServiceProvider().GetRequiredService<IHttpClientFactory>();
        });

        using var client = clients!.CreateClient();
        var answer = await client.GetAsync(new Uri("http://other/alive"), TestContext.Current.CancellationToken);

        Assert.True(answer.IsSuccessStatusCode);
    }

    private static ServiceResolver Resolver(params (string Key, string Value)[] settings) => new(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value))
        .Build());
}
