using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace McpEdge.Conversations;

/// <summary>What names a telephone call or a chat: short, printable, and neither a telephone number nor a secret.</summary>
internal static partial class ConversationId
{
    /// <summary>Characters that an id has at most.</summary>
    public const int Longest = 100;

    private const int DigestBytes = 16;

    /// <summary>
    /// The id that a client sent, or a digest of it where it is too long, has other characters or could be somebody's telephone number:
    /// so that different ids stay different. Null for none, and for what stands for none in templates and models' answers.
    /// </summary>
    public static string? From(string? sent)
    {
        var id = sent?.Trim();
        if (string.IsNullOrEmpty(id) || Nothing().IsMatch(id))
        {
            return null;
        }

        return Plain().IsMatch(id) && !Phone().IsMatch(id) ? id : $"id-{Digest(id)}";
    }

    /// <summary>An MCP session's id opens the session, so only a digest of it is kept anywhere.</summary>
    public static string FromSession(string session) => $"session-{Digest(session)}";

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, DigestBytes));

    [GeneratedRegex(@"\A[A-Za-z0-9._:-]{1,100}\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A[0-9.-]{7,}\z")]
    private static partial Regex Phone();

    // A variable that a platform did not fill in, or a model's word for not knowing.
    [GeneratedRegex(@"\A(?:\{\{.*\}\}|null|none|undefined|unknown|n/a)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nothing();
}
