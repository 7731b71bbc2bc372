using System.Security.Cryptography;
using System.Text;
using McpEdge.Auth;

namespace McpEdge.Tools;

/// <summary>Names what a caller wants to happen once.</summary>
internal static class IntentKey
{
    /// <summary>For what an approval allows: the same however often it is carried out.</summary>
    public static string For(Guid approval) => $"approval-{approval:N}";

    /// <summary>The key that the call has already, or else one for its arguments.</summary>
    public static string For(ToolContext context, string? idempotencyKey) => context.Intent ?? For(context.Caller, idempotencyKey);

    /// <summary>
    /// For an explicit key: the same one for the same account and key, and for nobody else. Without one: a key that was never used,
    /// so the call is a purchase of its own.
    /// </summary>
    public static string For(Caller caller, string? idempotencyKey)
    {
        if (idempotencyKey is null)
        {
            return $"call-{Guid.CreateVersion7():N}";
        }

        // A hash keeps keys of any characters within what the service takes; the line break can't be in an account's name.
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Account}\n{idempotencyKey}"));
        return $"key-{Convert.ToHexStringLower(digest)}";
    }
}
