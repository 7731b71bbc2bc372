using McpEdge.Resources.Schema;
using McpEdge.Tools;
using McpEdge.Toolsets;

namespace McpEdge.Auth;

/// <summary>The protected resource metadata of RFC 9728, by which a client learns how to authenticate: one document for each resource.</summary>
internal static class ResourceMetadata
{
    private const string WellKnown = "/.well-known/oauth-protected-resource";
    private const string Mcp = "/mcp";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(WellKnown, (HttpRequest request, ToolCatalogue tools) => Document(request, "", tools));
        endpoints.MapGet(WellKnown + Mcp, (HttpRequest request, ToolCatalogue tools) => Document(request, Mcp, tools));
        foreach (var toolset in endpoints.ServiceProvider.GetRequiredService<ToolsetCatalogue>().All)
        {
            var path = $"/{toolset.Name}{Mcp}";
            endpoints.MapGet(WellKnown + path, (HttpRequest request, ToolCatalogue tools) => Document(request, path, tools));
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

    // No authorization_servers: keys are handed out by people.
    private static IResult Document(HttpRequest request, string path, ToolCatalogue tools) => Results.Json(new
    {
        resource = $"{BaseOf(request)}{path}",
        bearer_methods_supported = new[] { "header" },
        scopes_supported = tools.All.Select(tool => tool.Profile.Scope).Append(DatabaseSchema.Published.Scope).Distinct().Order(StringComparer.Ordinal),
        resource_name = "Platform",
    });

    private static string BaseOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
