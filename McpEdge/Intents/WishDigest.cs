using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using McpEdge.Pipeline;

namespace McpEdge.Intents;

/// <summary>What is asked for, without what is only about the asking: the same wish of a conversation has the same digest.</summary>
internal static class WishDigest
{
    private const string IdempotencyKey = "idempotency_key";
    private const string OrderData = "order_data";

    /// <summary>Hexadecimal.</summary>
    public static string Of(string account, string conversation, string tool, JsonObject arguments)
    {
        // No part but the last can have a line break.
        var text = $"{account}\n{conversation}\n{tool}\n{CanonicalArguments.Of(WithoutKey(arguments))}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The key that a caller gave; null when none.</summary>
    public static string? ExplicitKey(JsonObject arguments) =>
        (string?)arguments[IdempotencyKey] ?? (string?)(arguments[OrderData] as JsonObject)?[IdempotencyKey];

    /// <summary>The arguments without the key that a caller gave.</summary>
    public static JsonObject WithoutKey(JsonObject arguments)
    {
        if (ExplicitKey(arguments) is null)
        {
            return arguments;
        }

        var wish = (JsonObject)arguments.DeepClone();
        wish.Remove(IdempotencyKey);
        (wish[OrderData] as JsonObject)?.Remove(IdempotencyKey);

        return wish;
    }
}
