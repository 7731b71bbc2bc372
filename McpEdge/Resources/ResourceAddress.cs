using System.Text.Json.Nodes;

namespace McpEdge.Resources;

/// <summary>A resource's address, taken apart.</summary>
/// <param name="Path">Without scheme, query and trailing slash.</param>
/// <param name="Cursor">Of a further page; null for the first.</param>
internal sealed record ResourceAddress(string Path, string? Cursor)
{
    /// <summary>Before every path. Agents that know the bare path may send that.</summary>
    public const string Scheme = "platform://";

    private const string CursorParameter = "?cursor=";
    private const int Longest = 4000;

    public static string Of(string path) => Scheme + path;

    public static string Of(string path, string cursor) => $"{Scheme}{path}{CursorParameter}{Uri.EscapeDataString(cursor)}";

    /// <summary>Null when it can't be the address of anything here.</summary>
    public static ResourceAddress? Parse(string uri)
    {
        if (uri.Length > Longest)
        {
            return null;
        }

        var local = uri.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? uri[Scheme.Length..] : uri;
        var parts = local.Split(CursorParameter, 2);

        // Libraries that normalise addresses put a slash behind what they take for a host.
        return new(parts[0].Trim('/'), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : null);
    }

    /// <summary>The arguments that this address has for the resource; null when it isn't its address.</summary>
    public JsonObject? ArgumentsFor(ResourceProfile about)
    {
        var segments = Path.Split('/');
        if (segments.Length != about.Segments.Count || (Cursor is not null && !about.IsPaged))
        {
            return null;
        }

        var arguments = new JsonObject();
        for (var index = 0; index < segments.Length; index++)
        {
            if (about.Segments[index] is ['{', ..] && segments[index].Length > 0)
            {
                arguments[about.Variable!] = Uri.UnescapeDataString(segments[index]);
            }
            else if (segments[index] != about.Segments[index])
            {
                return null;
            }
        }

        if (Cursor is not null)
        {
            arguments["cursor"] = Cursor;
        }

        return arguments;
    }
}
