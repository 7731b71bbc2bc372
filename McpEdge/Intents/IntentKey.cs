using System.Security.Cryptography;
using System.Text;
using McpEdge.Auth;
using McpEdge.Tools;

namespace McpEdge.Intents;

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
    public static string For(Caller caller, string? idempotencyKey) =>
        idempotencyKey is null ? $"call-{Guid.CreateVersion7():N}" : $"key-{Digest(caller.Account, idempotencyKey)}";

    /// <summary>For a wish in a conversation: the same on every replica, and another one for each deliberate repetition.</summary>
    /// <param name="wish">Account, conversation, tool and arguments, as <see cref="WishDigest"/> has them.</param>
    /// <param name="ordinal">1 for the first time.</param>
    public static string For(string wish, int ordinal) => $"wish-{wish}-{ordinal}";

    // A hash keeps keys of any characters within what the service takes; the line break can't be in an account's name.
    private static string Digest(string account, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account}\n{key}")));
}
