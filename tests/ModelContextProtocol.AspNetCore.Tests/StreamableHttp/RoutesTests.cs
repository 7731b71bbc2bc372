using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.AspNetCore.Tests.Hosting;

namespace ModelContextProtocol.AspNetCore.Tests.StreamableHttp;

public sealed class RoutesTests
{
    private const HttpServerSessionMode Hybrid = HttpServerSessionMode.StatefulForInitializeClients;

    [Fact]
    public void Mapping_without_the_transport_says_what_is_missing()
    {
        var app = WebApplication.CreateSlimBuilder().Build();

        var error = Assert.Throws<InvalidOperationException>(() => app.MapMcp());

        Assert.Contains("WithHttpTransport", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Legacy_sse_without_sessions_is_refused_at_startup() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => McpHost.StartAsync(
            HttpServerSessionMode.Stateless, s => s.ConfigureTransport = o => o.EnableLegacySse = true));

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    public async Task A_stateless_endpoint_takes_POST_only(string method)
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateless);

        var answer = await host.SendAsync(Call.Of(new HttpMethod(method)));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal("POST", answer.Header("Allow"));
        Assert.Empty(answer.Body);
    }

    [Theory]
    [InlineData(HttpServerSessionMode.Stateful)]
    [InlineData(Hybrid)]
    public async Task An_endpoint_with_sessions_takes_POST_GET_and_DELETE(HttpServerSessionMode mode)
    {
        await using var host = await McpHost.StartAsync(mode);

        var answer = await host.SendAsync(Call.Of(HttpMethod.Put));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal("DELETE, GET, POST", answer.Header("Allow"));
    }

    [Fact]
    public async Task Legacy_sse_addresses_exist_only_where_they_are_enabled()
    {
        await using var host = await McpHost.StartAsync(Hybrid);

        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(Call.Of(HttpMethod.Get).At("/sse"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(Call.Request("ping").At("/message"))).Status);
    }

    [Fact]
    public async Task A_trailing_slash_matches_too()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateless);

        var answer = await host.SendAsync(Call.Tool("echo", new() { ["text"] = "hi" }).At("/"));

        Assert.Equal("hi", answer.Text);
    }

    [Fact]
    public async Task A_route_parameter_can_choose_the_tools()
    {
        await using var host = await McpHost.StartAsync(Hybrid, s =>
        {
            (s.Pattern, s.Path) = ("/{toolset}/mcp", "/few/mcp");
            s.ConfigureTransport = o => o.ConfigureSessionOptions = (context, server, _) =>
            {
                Assert.Equal("few", context.Request.RouteValues["toolset"]);
                server.ToolCollection!.TryGetPrimitive("echo", out var echo);
                server.ToolCollection = [echo!];
                return Task.CompletedTask;
            };
        });

        var modern = await host.SendAsync(Call.ModernRequest("tools/list"));
        var session = await host.InitializeAsync();
        var legacy = await host.SendAsync(Call.Request("tools/list").In(session));

        Assert.Equal("echo", Assert.Single(modern.Result!["tools"]!.AsArray())!["name"]!.GetValue<string>());
        Assert.Single(legacy.Result!["tools"]!.AsArray());
    }

    [Fact]
    public async Task Two_addresses_share_their_sessions()
    {
        await using var host = await McpHost.StartAsync(Hybrid, s => s.ConfigureApp = app => app.MapMcp("/mcp/other"));
        var session = await host.InitializeAsync();

        var answer = await host.SendAsync(Call.Request("ping").In(session).At("/other"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task Conventions_apply_to_every_route_of_the_group()
    {
        await using var host = await McpHost.StartAsync(Hybrid, s =>
        {
            s.ConfigureTransport = o => o.EnableLegacySse = true;
            s.ConfigureEndpoint = e => e.WithMetadata(new AuthorizeAttribute());
            s.ConfigureServices = services => services.AddAuthentication(TestUsers.SchemeName).AddTestUsers();
            s.ConfigureBuilder = b => b.Services.AddAuthorization();
        });

        foreach (var call in new[] { Call.Initialize(), Call.Get(null), Call.Delete(null), Call.Get(null).At("/sse"), Call.Request("ping").At("/message") })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.SendAsync(call)).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(Call.Initialize().As("ann"))).Status);
    }

    [Fact]
    public async Task Endpoints_describe_themselves()
    {
        await using var host = await McpHost.StartAsync(Hybrid, s => s.ConfigureTransport = o => o.EnableLegacySse = true);

        var endpoints = host.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        var post = Assert.Single(endpoints, e => e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0] == "POST" && !((RouteEndpoint)e).RoutePattern.RawText!.EndsWith("message", StringComparison.Ordinal));

        Assert.Equal(["application/json"], post.Metadata.GetMetadata<IAcceptsMetadata>()!.ContentTypes);
        Assert.Equal([200, 202, 404], post.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Select(p => p.StatusCode).Order());
        Assert.Equal(3, endpoints.Count(e => e.DisplayName!.StartsWith("MCP Streamable HTTP | ", StringComparison.Ordinal)));
        Assert.Equal(2, endpoints.Count(e => e.DisplayName!.StartsWith("MCP HTTP with SSE | ", StringComparison.Ordinal)));
    }
}
