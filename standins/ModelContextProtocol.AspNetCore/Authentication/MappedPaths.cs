using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace ModelContextProtocol.AspNetCore.Authentication;

/// <summary>Tells the paths of MCP endpoints from others, so that no metadata is published about resources that do not exist.</summary>
internal static class MappedPaths
{
    /// <summary>Marks the endpoints of <c>MapMcp</c>.</summary>
    public static object Marker { get; } = new EndpointMarker();

    /// <summary>True for the path of an MCP endpoint, for the root, and for every path where no MCP endpoint is mapped at all.</summary>
    public static bool Include(HttpContext context, PathString path)
    {
        var patterns = context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<EndpointMarker>() is not null)
            .Select(e => e.RoutePattern)
            .ToList();
        return patterns.Count == 0
            || path.Value is null or "" or "/"
            || patterns.Exists(p => new TemplateMatcher(new RouteTemplate(p), []).TryMatch(path, []));
    }

    private sealed class EndpointMarker;
}
