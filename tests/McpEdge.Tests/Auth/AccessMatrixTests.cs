using System.Text;
using System.Text.RegularExpressions;
using McpEdge.Api;
using McpEdge.Tests.Hosting;
using McpEdge.Tools;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace McpEdge.Tests.Auth;

/// <summary>
/// Every route and every tool of the running edge, by every kind of caller. Rows come from the endpoints and the catalogue themselves, so
/// that a new one is tested on the day it is made.
/// </summary>
[Collection(EdgeCollection.Name)]
public sealed partial class AccessMatrixTests(EdgePlatform platform)
{
    /// <summary>Nothing else may be open.</summary>
    private static readonly string[] Open =
    [
        "/", "/alive", "/health", "/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp",
        "/.well-known/oauth-protected-resource/customers/mcp", "/.well-known/oauth-protected-resource/crm/mcp",
        "/.well-known/oauth-protected-resource/restaurant/mcp", "/.well-known/oauth-protected-resource/phone/mcp",
        "/.well-known/oauth-protected-resource/all/mcp", "/reports/{id:guid}",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Nothing_is_open_but_what_is_known_to_be()
    {
        var open = Routes().Where(route => !route.IsClosed).Select(route => route.Pattern).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(Open.Order(StringComparer.Ordinal), open);
    }

    [Fact]
    public async Task Every_closed_route_refuses_strangers()
    {
        var strangers = await StrangersAsync();
        var wrong = new List<string>();
        foreach (var route in Routes().Where(route => route.IsClosed))
        {
            foreach (var (who, header) in strangers)
            {
                var status = await StatusAsync(route, header);
                if (status != 401)
                {
                    wrong.Add($"{route.Method} {route.Pattern} by {who}: {status}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Every_route_asks_for_its_scope()
    {
        var wrong = new List<string>();
        foreach (var (who, scopes, key) in await HoldersAsync())
        {
            foreach (var route in Routes().Where(route => route.IsClosed))
            {
                var may = route.Scope is null || scopes.Contains(route.Scope) || scopes.Contains("*");
                var status = await StatusAsync(route, ("x-api-key", key));
                if (status == 401 || (status == 403) == may)
                {
                    wrong.Add($"{route.Method} {route.Pattern} ({route.Scope}) by {who}: {status}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_route_below_the_api_has_a_scope()
    {
        Assert.DoesNotContain(Routes(), route => route.Pattern.StartsWith("/api", StringComparison.Ordinal) && route.Scope is null);
    }

    [Fact]
    public async Task Every_tool_refuses_strangers()
    {
        foreach (var tool in Tools)
        {
            foreach (var (who, header) in await StrangersAsync())
            {
                var answer = await CallAsync(tool, header);
                Assert.True(answer.Status == 401, $"{tool.Profile.Name} by {who}: {answer.Status}");
            }
        }
    }

    [Fact]
    public async Task Every_tool_asks_for_its_scope()
    {
        var wrong = new List<string>();
        foreach (var (who, scopes, key) in await HoldersAsync())
        {
            foreach (var tool in Tools)
            {
                var may = scopes.Contains(tool.Profile.Scope) || scopes.Contains("*");
                var answer = await CallAsync(tool, ("x-api-key", key));
                if (answer.Status != 200 || answer.Body.Contains("INSUFFICIENT_SCOPE", StringComparison.Ordinal) == may)
                {
                    wrong.Add($"{tool.Profile.Name} ({tool.Profile.Scope}) by {who}: {answer.Status} {answer.Body}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    private IReadOnlyList<Tool> Tools => platform.Edge.Services.GetRequiredService<ToolCatalogue>().All;

    private async Task<List<(string Who, (string Name, string Value)? Header)>> StrangersAsync()
    {
        var past = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        return
        [
            ("nobody", null),
            ("a wrong key", ("x-api-key", "pk_wrong")),
            ("an expired key", ("x-api-key", await platform.IssueKeyAsync(["*"], expires: past))),
            ("a revoked key", ("x-api-key", await platform.IssueKeyAsync(["*"], revoked: past))),
            ("a token for another server", ("Authorization", $"Bearer {platform.Issuer.Token("https://other.example.com", AllScopes)}")),
            ("an expired token", ("Authorization", $"Bearer {platform.Issuer.Token(EdgePlatform.Audience, AllScopes, claims => claims["exp"] = 1_600_000_000)}")),
        ];
    }

    private string AllScopes => string.Join(' ', Scopes());

    private async Task<List<(string Who, string[] Scopes, string Key)>> HoldersAsync()
    {
        string[] reading = [.. Scopes().Where(scope => scope.EndsWith(":read", StringComparison.Ordinal))];
        string[] writing = [.. Scopes().Where(scope => !scope.EndsWith(":read", StringComparison.Ordinal))];
        return
        [
            ("nothing", [], await platform.IssueKeyAsync([])),
            ("read", reading, await platform.IssueKeyAsync(reading)),
            ("write", writing, await platform.IssueKeyAsync(writing)),
            ("admin", ["*"], await platform.IssueKeyAsync(["*"])),
        ];
    }

    private IEnumerable<string> Scopes() =>
        Tools.Select(tool => tool.Profile.Scope).Concat(Routes().Select(route => route.Scope).OfType<string>()).Distinct();

    private IEnumerable<Route> Routes() =>
        from endpoint in platform.Edge.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select new Route(
            method,
            "/" + endpoint.RoutePattern.RawText!.Trim('/'),
            endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null,
            endpoint.Metadata.GetMetadata<RequiredScope>()?.Scope);

    private async Task<int> StatusAsync(Route route, (string Name, string Value)? header)
    {
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), new Uri(platform.Address, route.Path));
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        if (header is { } shown)
        {
            request.Headers.Add(shown.Name, shown.Value);
        }

        if (route.Method is "POST" or "PUT" or "PATCH")
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        // Some answers are streams without an end.
        using var response = await platform.Edge.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        return (int)response.StatusCode;
    }

    private Task<EdgeAnswer> CallAsync(Tool tool, (string Name, string Value)? header) => platform.PostAsync(
        $$$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{{tool.Profile.Name}}}}","arguments":{}}}""",
        request =>
        {
            request.Headers.Remove("x-api-key");
            if (header is { } shown)
            {
                request.Headers.Add(shown.Name, shown.Value);
            }
        });

    private sealed partial record Route(string Method, string Pattern, bool IsClosed, string? Scope)
    {
        /// <summary>An address of the route, of something that isn't there.</summary>
        public string Path => Parameter().Replace(Pattern, parameter => parameter.Value switch
        {
            "{toolset}" => "all",
            _ when parameter.Value.Contains(":guid", StringComparison.Ordinal) => Guid.Empty.ToString(),
            _ => "0",
        });

        [GeneratedRegex(@"\{[^}]*\}")]
        private static partial Regex Parameter();
    }
}
