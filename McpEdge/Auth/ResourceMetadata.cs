using McpEdge.Tools;

namespace McpEdge.Auth;

/// <summary>The protected resource metadata of RFC 9728, by which a client learns how to authenticate.</summary>
internal static class ResourceMetadata
{
    public const string Path = "/.well-known/oauth-protected-resource/mcp";

    public static string AddressFor(HttpRequest request) => $"{BaseOf(request)}{Path}";

    // No authorization_servers: keys are handed out by people.
    public static IResult Document(HttpRequest request, ToolCatalogue catalogue) => Results.Json(new
    {
        resource = $"{BaseOf(request)}/mcp",
        bearer_methods_supported = new[] { "header" },
        scopes_supported = catalogue.All.Select(tool => tool.Profile.Scope).Distinct().Order(StringComparer.Ordinal),
        resource_name = "Platform",
    });

    private static string BaseOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
