using McpEdge.Auth.Jwt;
using McpEdge.Resources.Schema;
using McpEdge.Schemas;
using McpEdge.Tools;
using McpEdge.Toolsets;
using Microsoft.Extensions.Options;

namespace McpEdge.Auth;

/// <summary>The protected resource metadata of RFC 9728, by which a client learns how to authenticate: one document for each resource.</summary>
internal static class ResourceMetadata
{
    private const string WellKnown = "/.well-known/oauth-protected-resource";
    private const string Mcp = "/mcp";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(WellKnown, (HttpContext context) => Document(context, ""));
        endpoints.MapGet(WellKnown + Mcp, (HttpContext context) => Document(context, Mcp));
        foreach (var toolset in endpoints.ServiceProvider.GetRequiredService<ToolsetCatalogue>().All)
        {
            var path = $"/{toolset.Name}{Mcp}";
            endpoints.MapGet(WellKnown + path, (HttpContext context) => Document(context, path));
        }
    }

    /// <summary>The document about the resource that a request is for; about the whole server where there is no MCP.</summary>
    public static string AddressFor(HttpRequest request) => $"{BaseOf(request)}{WellKnown}{ResourceOf(request)}";

    private static string ResourceOf(HttpRequest request)
    {
        // Only a name that we know gets into the header of an answer.
        var toolsets = request.HttpContext.RequestServices.GetRequiredService<ToolsetCatalogue>();
        var toolset = request.RouteValues.GetValueOrDefault(ToolsetSetup.RouteValue) is string name ? toolsets.Find(name) : null;
        var resource = toolset is null ? Mcp : $"/{toolset.Name}{Mcp}";

        return request.Path.StartsWithSegments(resource) ? resource : "";
    }

    /// <summary>Whether there is somebody who hands out tokens; keys are handed out by people.</summary>
    public static bool HasAuthorizationServer(HttpContext context) => Jwt(context).IsConfigured;

    /// <summary>Every scope that a tool or a resource asks for.</summary>
    public static IReadOnlyList<string> ScopesOf(HttpContext context) =>
    [
        .. context.RequestServices.GetRequiredService<ToolCatalogue>().All
            .Select(tool => tool.Profile.Scope).Append(DatabaseSchema.Published.Scope).Distinct().Order(StringComparer.Ordinal),
    ];

    private static IResult Document(HttpContext context, string path) => Results.Json(
        new
        {
            resource = $"{BaseOf(context.Request)}{path}",
            authorization_servers = HasAuthorizationServer(context) ? new[] { Jwt(context).Issuer } : null,
            bearer_methods_supported = new[] { "header" },
            scopes_supported = ScopesOf(context),
            resource_name = "Platform",
        },
        ToolJson.Options);

    private static JwtOptions Jwt(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<JwtOptions>>().Value;

    private static string BaseOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
