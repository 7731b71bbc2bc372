using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using McpEdge.Pipeline;
using McpEdge.Tools;

namespace McpEdge.Approvals;

/// <summary>Names what exactly is approved: the tool and its canonical arguments, and the key that its caller gave, if any.</summary>
internal static class CallDigest
{
    public static byte[] Of(Tool tool, JsonObject arguments, string? key = null) => SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{tool.Profile.Name}\n{CanonicalArguments.Of(arguments)}{(key is null ? "" : $"\n{key}")}"));
}
