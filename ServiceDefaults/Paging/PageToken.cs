using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ServiceDefaults.Errors;

namespace ServiceDefaults.Paging;

/// <summary>
/// Positions in a list as opaque text. A token belongs to the list and the filters it was made for; with others it is refused, because
/// the position would mean something else there.
/// </summary>
public static class PageToken
{
    private const int StampLength = 4;

    /// <summary>Makes the token of a position.</summary>
    /// <param name="list">Name of the list with all its filters, such as <c>customers?status=active</c>.</param>
    /// <param name="position">What the next page starts after: small and readable by System.Text.Json.</param>
    public static string Encode<TPosition>(string list, TPosition position) =>
        Base64Url.EncodeToString([.. Stamp(list), .. JsonSerializer.SerializeToUtf8Bytes(position)]);

    /// <summary>Reads a token; null or empty text is the start of the list.</summary>
    /// <exception cref="DomainException">The token is damaged or of another list: <c>INVALID_PAGE_TOKEN</c>.</exception>
    public static TPosition? Decode<TPosition>(string list, string? token)
    {
        if (string.IsNullOrEmpty(token))
            return default;

        try
        {
            var bytes = Base64Url.DecodeFromChars(token);
            var position = bytes.AsSpan(StampLength);

            // PostgreSQL refuses text with the character zero, and no position of ours has one.
            return bytes.AsSpan(0, StampLength).SequenceEqual(Stamp(list)) && position.IndexOf("\\u0000"u8) < 0
                ? JsonSerializer.Deserialize<TPosition>(position)
                : throw Invalid();
        }
        catch (Exception error) when (error is FormatException or JsonException or ArgumentException)
        {
            throw Invalid();
        }
    }

    private static ReadOnlySpan<byte> Stamp(string list) => SHA256.HashData(Encoding.UTF8.GetBytes(list)).AsSpan(0, StampLength);

    private static DomainException Invalid() => DomainError.Invalid(
        ErrorCodes.InvalidPageToken,
        "I lost my place in that list. Let's start from the beginning.",
        new FieldError("page_token", ErrorCodes.InvalidPageToken, "Take next_page_token of the page before, with the same filters."));
}
