using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.AspNetCore.Authentication;
using ModelContextProtocol.AspNetCore.Tests.Hosting;
using ModelContextProtocol.Authentication;

namespace ModelContextProtocol.AspNetCore.Tests.Authentication;

public sealed class McpAuthenticationTests
{
    private const string WellKnown = "/.well-known/oauth-protected-resource";

    [Fact]
    public async Task A_challenge_points_to_the_metadata_of_the_resource()
    {
        await using var host = await StartAsync();

        var answer = await host.SendAsync(Call.Initialize());

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Empty(answer.Body);
        Assert.Equal($"Bearer resource_metadata=\"{Origin(host)}{WellKnown}/mcp\"", answer.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task Authentication_is_left_to_the_bearer_scheme()
    {
        await using var host = await StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(Call.Initialize().As("ann"))).Status);
    }

    [Fact]
    public async Task The_metadata_names_the_resource_of_its_path()
    {
        await using var host = await StartAsync();

        var (status, json) = await GetAsync(host, WellKnown + "/mcp");
        var (_, root) = await GetAsync(host, WellKnown);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal($"{Origin(host)}/mcp", json!["resource"]!.GetValue<string>());
        Assert.Equal(Origin(host), root!["resource"]!.GetValue<string>());
        Assert.Equal("https://login.example", json["authorization_servers"]![0]!.GetValue<string>());
        Assert.Equal("header", json["bearer_methods_supported"]![0]!.GetValue<string>());
        Assert.Equal("orders:read", json["scopes_supported"]![0]!.GetValue<string>());
        Assert.False(json.AsObject().ContainsKey("jwks_uri"));
    }

    [Fact]
    public async Task A_configured_address_is_the_only_one()
    {
        await using var host = await StartAsync(o =>
        {
            o.ResourceMetadataUri = new Uri("/about", UriKind.Relative);
            o.ResourceMetadata!.Resource = "https://api.example/mcp";
        });

        var challenge = await host.SendAsync(Call.Initialize());
        var (_, json) = await GetAsync(host, "/about");
        var (status, _) = await GetAsync(host, WellKnown + "/mcp");

        Assert.Equal($"Bearer resource_metadata=\"{Origin(host)}/about\"", challenge.Header("WWW-Authenticate"));
        Assert.Equal("https://api.example/mcp", json!["resource"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [Fact]
    public async Task A_configured_address_needs_a_configured_resource()
    {
        await using var host = await StartAsync(o => o.ResourceMetadataUri = new Uri("/about", UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, (await GetAsync(host, "/about")).Status);
    }

    [Fact]
    public async Task A_configured_host_is_checked()
    {
        await using var host = await StartAsync(o =>
        {
            o.ResourceMetadataUri = new Uri("https://other.example/about");
            o.ResourceMetadata!.Resource = "https://api.example/mcp";
        });

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(host, "/about")).Status);
        Assert.Equal(
            "Bearer resource_metadata=\"https://other.example/about\"", (await host.SendAsync(Call.Initialize())).Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task The_event_may_change_answer_or_skip()
    {
        await using var host = await StartAsync(o => o.Events.OnResourceMetadataRequest = async context =>
        {
            context.ResourceMetadata!.ResourceName = "named";
            if (context.Request.Path.Value!.EndsWith("handled", StringComparison.Ordinal))
            {
                context.Response.StatusCode = StatusCodes.Status410Gone;
                await context.Response.WriteAsync("null");
                context.HandleResponse();
            }
            else if (context.Request.Path.Value.EndsWith("skipped", StringComparison.Ordinal))
            {
                context.SkipHandler();
            }
        });

        Assert.Equal("named", (await GetAsync(host, WellKnown)).Json!["resource_name"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Gone, (await GetAsync(host, WellKnown + "/handled")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(host, WellKnown + "/skipped")).Status);
    }

    private static string Origin(McpHost host) => host.Endpoint.GetLeftPart(UriPartial.Authority);

    private static async Task<(HttpStatusCode Status, JsonNode? Json)> GetAsync(McpHost host, string path)
    {
        using var response = await host.Http.GetAsync(new Uri(Origin(host) + path), TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, body.Length == 0 ? null : JsonNode.Parse(body));
    }

    private static Task<McpHost> StartAsync(Action<McpAuthenticationOptions>? configure = null) =>
        McpHost.StartAsync(HttpServerSessionMode.Stateless, s =>
        {
            s.ConfigureServices = services =>
            {
                services.AddAuthorization();
                services.AddAuthentication(o =>
                    {
                        o.DefaultScheme = McpAuthenticationDefaults.AuthenticationScheme;
                        o.DefaultChallengeScheme = McpAuthenticationDefaults.AuthenticationScheme;
                    })
                    .AddTestUsers()
                    .AddMcp(o =>
                    {
                        o.ResourceMetadata = new ProtectedResourceMetadata
                        {
                            AuthorizationServers = { "https://login.example" },
                            ScopesSupported = ["orders:read"],
                        };
                        configure?.Invoke(o);
                    });
            };
            s.ConfigureApp = app => app.UseAuthentication().UseAuthorization();
            s.ConfigureEndpoint = e => e.WithMetadata(new AuthorizeAttribute());
        });
}
