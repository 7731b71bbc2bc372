namespace McpEdge.Replicas;

/// <summary>
/// Where the process that has a session is, as requests carry it: behind the id in <c>Mcp-Session-Id</c>, or for the older transport
/// with SSE before the path that messages are sent to.
/// </summary>
internal static class SessionAddress
{
    private const string Header = "Mcp-Session-Id";
    private const char AfterId = '.';
    private const string BeforeName = "/~";

    /// <summary>The name of the process; null when the request doesn't say.</summary>
    public static string? In(HttpRequest request) =>
        InPath(request.Path.Value!) ?? (request.Headers.TryGetValue(Header, out var id) ? InId(id.ToString()) : null);

    /// <summary>Leaves the request as the protocol has it.</summary>
    public static void Remove(HttpRequest request)
    {
        if (InPath(request.Path.Value!) is { } name)
        {
            request.Path = request.Path.Value![(BeforeName.Length + name.Length)..];
        }
        else if (request.Headers.TryGetValue(Header, out var id) && InId(id.ToString()) is { } after)
        {
            request.Headers[Header] = id.ToString()[..^(after.Length + 1)];
        }
    }

    /// <summary>Whether the answer tells a session.</summary>
    public static bool IsIn(HttpResponse response) => response.Headers.ContainsKey(Header);

    /// <summary>Adds the name to the session that the answer tells.</summary>
    public static void Add(HttpResponse response, string name) => response.Headers[Header] = $"{response.Headers[Header]}{AfterId}{name}";

    /// <summary>What comes before the path of messages.</summary>
    public static PathString Base(string name) => BeforeName + name;

    private static string? InId(string id) => id.LastIndexOf(AfterId) is >= 0 and var dot ? id[(dot + 1)..] : null;

    private static string? InPath(string path) =>
        path.StartsWith(BeforeName, StringComparison.Ordinal) && path.IndexOf('/', BeforeName.Length) is > 0 and var end
            ? path[BeforeName.Length..end]
            : null;
}
