using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace McpEdge.Security;

/// <summary>Decides which Host and Origin headers are ours.</summary>
internal sealed class AllowedNames(IOptions<EdgeOptions> options)
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    private readonly string[] _hosts = [.. Loopback, .. options.Value.AllowedHosts];
    private readonly string[] _origins = [.. options.Value.AllowedOrigins.Select(origin => origin.TrimEnd('/'))];

    public bool IsHost(string host) => host.Length > 0 && _hosts.Any(allowed => Matches(allowed, host));

    /// <summary>No Origin is fine: only browsers send one, and they always do when a foreign page calls.</summary>
    public bool AreOrigins(StringValues origins) => origins.Count switch
    {
        0 => true,
        1 => IsOrigin(origins[0] ?? ""),
        _ => false,
    };

    private bool IsOrigin(string origin)
    {
        if (_origins.Contains(origin, StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        // A header with several origins, a path or a user in it is no origin: only its exact form counts.
        return Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && string.Equals(uri.GetLeftPart(UriPartial.Authority), WithoutDefaultPort(origin, uri), StringComparison.OrdinalIgnoreCase)
            && uri.UserInfo.Length == 0
            && IsHost(uri.Host);
    }

    private static string WithoutDefaultPort(string origin, Uri uri) =>
        uri.IsDefaultPort && origin.EndsWith($":{uri.Port}", StringComparison.Ordinal) ? origin[..origin.LastIndexOf(':')] : origin;

    private static bool Matches(string allowed, string host) =>
        allowed.StartsWith("*.", StringComparison.Ordinal)
            ? host.Length > allowed.Length - 1 && host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
            : string.Equals(allowed, host, StringComparison.OrdinalIgnoreCase);
}
