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
        Assert.Equal($"Bearer resource_metadata=\"{Origin(host)}{WellKnown}/mcp\", scope=\"orders:read\"", answer.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task A_refused_token_is_called_invalid()
    {
        await using var host = await StartAsync();

        var answer = await host.SendAsync(Call.Initialize().With("Authorization", "Bearer stale"));

        Assert.StartsWith("Bearer error=\"invalid_token\", resource_metadata=", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_without_the_permission_learns_which_scopes_are_needed()
    {
        await using var host = await StartAsync(role: "clerk");

        var forbidden = await host.SendAsync(Call.Initialize().As("ann"));
        var allowed = await host.SendAsync(Call.Initialize().As("bob").With("X-Roles", "clerk"));

        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
        Assert.Equal(
            $"Bearer error=\"insufficient_scope\", resource_metadata=\"{Origin(host)}{WellKnown}/mcp\", scope=\"orders:read\"",
            forbidden.Header("WWW-Authenticate"));
        Assert.Equal(HttpStatusCode.OK, allowed.Status);
    }

    [Fact]
    public async Task Refusals_can_be_as_short_as_the_official_ones()
    {
        await using var host = await StartAsync(role: "clerk", setting: "DescribeRefusals");

        var unauthorized = await host.SendAsync(Call.Initialize().With("Authorization", "Bearer stale"));
        var forbidden = await host.SendAsync(Call.Initialize().As("ann"));

        Assert.Equal($"Bearer resource_metadata=\"{Origin(host)}{WellKnown}/mcp\"", unauthorized.Header("WWW-Authenticate"));
        Assert.Null(forbidden.Header("WWW-Authenticate"));
    }

    [Theory]
    [InlineData("/mcp", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("/other", HttpStatusCode.NotFound)]
    [InlineData("/mcp/other", HttpStatusCode.NotFound)]
    public async Task Metadata_exist_for_mapped_paths_only(string path, HttpStatusCode expected)
    {
        await using var host = await StartAsync();
        await using var official = await StartAsync(setting: "MetadataForMappedPathsOnly");

        Assert.Equal(expected, (await GetAsync(host, WellKnown + path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(official, WellKnown + path)).Status);
    }

    [Fact]
    public async Task Metadata_can_only_be_read()
    {
        await using var host = await StartAsync();

        using var response = await host.Http.PostAsync(new Uri(Origin(host) + WellKnown + "/mcp"), null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
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

        Assert.StartsWith($"Bearer resource_metadata=\"{Origin(host)}/about\"", challenge.Header("WWW-Authenticate"), StringComparison.Ordinal);
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
        Assert.StartsWith(
            "Bearer resource_metadata=\"https://other.example/about\"",
            (await host.SendAsync(Call.Initialize())).Header("WWW-Authenticate"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_event_may_change_answer_or_skip()
    {
        await using var host = await StartAsync(o => o.Events.OnResourceMetadataRequest = async context =>
        {
            context.ResourceMetadata!.ResourceName = "named";
            if (context.Request.Query.ContainsKey("handled"))
            {
                context.Response.StatusCode = StatusCodes.Status410Gone;
                await context.Response.WriteAsync("null");
                context.HandleResponse();
            }
            else if (context.Request.Query.ContainsKey("skipped"))
            {
                context.SkipHandler();
            }
        });

        Assert.Equal("named", (await GetAsync(host, WellKnown)).Json!["resource_name"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Gone, (await GetAsync(host, WellKnown + "?handled")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(host, WellKnown + "?skipped")).Status);
    }

    private static string Origin(McpHost host) => host.Endpoint.GetLeftPart(UriPartial.Authority);

    private static async Task<(HttpStatusCode Status, JsonNode? Json)> GetAsync(McpHost host, string path)
    {
        using var response = await host.Http.GetAsync(new Uri(Origin(host) + path), TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, body.Length == 0 ? null : JsonNode.Parse(body));
    }

    /// <param name="configure">Changes the scheme.</param>
    /// <param name="role">The role that callers need.</param>
    /// <param name="setting">A setting that is to be switched off.</param>
    private static Task<McpHost> StartAsync(
        Action<McpAuthenticationOptions>? configure = null, string? role = null, string? setting = null) =>
        McpHost.StartAsync(HttpServerSessionMode.Stateless, s =>
        {
            s.Settings[$"Mcp:Http:{setting}"] = "false";
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
            s.ConfigureEndpoint = e => e.WithMetadata(new AuthorizeAttribute { Roles = role });
        });
}
