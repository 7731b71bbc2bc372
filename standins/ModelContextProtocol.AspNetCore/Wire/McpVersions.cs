namespace ModelContextProtocol.AspNetCore.Wire;

/// <summary>The protocol versions that the core speaks.</summary>
internal static class McpVersions
{
    /// <summary>The first version without sessions and without <c>initialize</c>.</summary>
    public const string Modern = "2026-07-28";

    /// <summary>The first version whose streams may be resumed.</summary>
    public const string Resumable = "2025-11-25";

    public static readonly string[] Legacy = ["2024-11-05", "2025-03-26", "2025-06-18", Resumable];
    public static readonly string[] ModernOnly = [Modern];
    public static readonly string[] All = [.. Legacy, Modern];

    public static bool IsKnown(string version) => Array.IndexOf(All, version) >= 0;
}
