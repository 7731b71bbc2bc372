using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using McpEdge.Auth;

namespace McpEdge.Approvals.Confirmations;

/// <summary>How the caller is asked. A token for one way is worth nothing in the other.</summary>
internal enum ConfirmationWay : byte
{
    /// <summary>The agent reads the question out and sends the token as an argument.</summary>
    ReadBack = 1,

    /// <summary>The client asks; the token is the protocol's request state.</summary>
    Elicitation = 2,
}

/// <summary>What was read from a token whose signature is right.</summary>
/// <param name="Id">Names the token; each counts once.</param>
/// <param name="ExpiresAt">To the second.</param>
internal readonly record struct ReadToken(long Id, DateTimeOffset ExpiresAt);

/// <summary>
/// Tells later that a caller was asked about exactly this call. Its 24 bytes, in groups of four hexadecimal digits that a model copies
/// and nothing takes for a telephone number, are: 6 that name it, 4 of expiry, 2 of the call's digest, and 12 of an HMAC-SHA256 over the
/// way, these, the account, the key and the whole digest. The two bytes of the digest are only there to say that the call has changed.
/// </summary>
internal static class ConfirmationToken
{
    private const int IdSize = 6;
    private const int HintAt = 10;
    private const int SignatureAt = 12;
    private const int Size = 24;
    private const int Group = 4;

    /// <param name="secret">The key of all replicas.</param>
    /// <param name="way">How the caller is asked.</param>
    /// <param name="caller">Who may use it.</param>
    /// <param name="digest">Of tool and arguments.</param>
    /// <param name="expiresAt">When it stops being good.</param>
    public static string Issue(ReadOnlySpan<byte> secret, ConfirmationWay way, Caller caller, ReadOnlySpan<byte> digest, DateTimeOffset expiresAt)
    {
        Span<byte> token = stackalloc byte[Size];
        RandomNumberGenerator.Fill(token[..IdSize]);
        BinaryPrimitives.WriteUInt32BigEndian(token[IdSize..], (uint)expiresAt.ToUnixTimeSeconds());
        digest[..(SignatureAt - HintAt)].CopyTo(token[HintAt..]);
        Sign(secret, way, caller, digest, token[..SignatureAt]).CopyTo(token[SignatureAt..]);

        return string.Join('-', Convert.ToHexStringLower(token).Chunk(Group).Select(group => new string(group)));
    }

    /// <summary>What the token says; null when it was not issued for this caller and call. <paramref name="changed"/>: the call is another.</summary>
    public static ReadToken? Read(
        ReadOnlySpan<byte> secret, ConfirmationWay way, Caller caller, ReadOnlySpan<byte> digest, string text, out bool changed)
    {
        Span<byte> token = stackalloc byte[Size];
        changed = false;
        if (!TryDecode(text, token))
        {
            return null;
        }

        changed = !token[HintAt..SignatureAt].SequenceEqual(digest[..(SignatureAt - HintAt)]);
        if (!CryptographicOperations.FixedTimeEquals(Sign(secret, way, caller, digest, token[..SignatureAt]), token[SignatureAt..]))
        {
            return null;
        }

        var id = (BinaryPrimitives.ReadInt64BigEndian(token) >> 16) & 0xFFFF_FFFF_FFFF;
        return new(id, DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(token[IdSize..])));
    }

    private static bool TryDecode(string text, Span<byte> token)
    {
        var digits = text.Replace("-", "", StringComparison.Ordinal).Trim();
        return digits.Length == Size * 2
            && Convert.FromHexString(digits, token, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == Size;
    }

    private static ReadOnlySpan<byte> Sign(
        ReadOnlySpan<byte> secret, ConfirmationWay way, Caller caller, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> head)
    {
        // The line breaks can't be in the names, so nothing can be moved from one part into the next.
        byte[] signed = [(byte)way, .. head, .. digest, .. Encoding.UTF8.GetBytes($"{caller.Account}\n{caller.Key}")];
        return HMACSHA256.HashData(secret, signed).AsSpan(0, Size - SignatureAt);
    }
}
