using System.Text.Json.Nodes;
using McpEdge.Pipeline;
using McpEdge.Tools;

namespace McpEdge.Caching;

/// <summary>Which calls have the same answer: those of one account and language, of one tool with the same arguments.</summary>
internal static class CacheKey
{
    // No account, language or tool has a line break in it, and the arguments come last.
    public static string Of(Tool tool, JsonObject arguments, ToolContext context) =>
        $"{context.Caller.Account}\n{context.Language.Code}\n{tool.Profile.Name}\n{CanonicalArguments.Of(arguments)}";
}
