using Microsoft.AspNetCore.Http;

namespace ModelContextProtocol.AspNetCore.Wire;

/// <summary>Header names of the Streamable HTTP transport.</summary>
internal static class McpHeaders
{
    public const string ProtocolVersion = "MCP-Protocol-Version";
    public const string SessionId = "Mcp-Session-Id";
    public const string Method = "Mcp-Method";
    public const string Name = "Mcp-Name";
    public const string ParameterPrefix = "Mcp-Param-";
    public const string LastEventId = "Last-Event-ID";

    /// <summary>The header's value, or null when it is absent or empty.</summary>
    public static string? Read(HttpRequest request, string name)
    {
        var value = request.Headers[name].ToString();
        return value.Length == 0 ? null : value;
    }

    /// <summary>True for a request in the version that knows no sessions.</summary>
    public static bool IsModern(HttpRequest request) =>
        string.Equals(Read(request, ProtocolVersion), McpVersions.Modern, StringComparison.Ordinal);
}
