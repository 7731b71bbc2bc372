using Microsoft.AspNetCore.Http;

namespace ModelContextProtocol.AspNetCore.Authentication;

/// <summary>Where a resource's metadata document is, and which resource a document is about (RFC 9728 section 3.1).</summary>
internal static class ResourceMetadataAddress
{
    private static readonly PathString WellKnown = "/.well-known/oauth-protected-resource";

    public static string For(HttpRequest request, Uri? configured) => configured is null
        ? $"{Origin(request)}{request.PathBase}{WellKnown}{request.Path}"
        : configured.IsAbsoluteUri ? configured.ToString() : new Uri(new Uri(Origin(request)), configured).ToString();

    /// <summary>The resource whose document the request asks for at the well-known address, and its path; or null.</summary>
    public static string? ResourceOf(HttpRequest request, out PathString path) => request.Path.StartsWithSegments(WellKnown, out path)
        ? $"{WithoutDefaultPort(request)}{request.PathBase}{path}".TrimEnd('/')
        : null;

    /// <summary>True when the request is for the path of the configured document, whatever its host.</summary>
    public static bool IsPathOf(HttpRequest request, Uri configured)
    {
        var path = new Uri(new Uri("http://host"), configured).AbsolutePath;
        return string.Equals((request.PathBase + request.Path).ToUriComponent(), path, StringComparison.OrdinalIgnoreCase);
    }

    public static bool IsHostOf(HttpRequest request, Uri configured) =>
        !configured.IsAbsoluteUri
        || string.Equals(WithoutDefaultPort(request), configured.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);

    private static string Origin(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    private static string WithoutDefaultPort(HttpRequest request) => new Uri(Origin(request)).GetLeftPart(UriPartial.Authority);
}
