using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using ServiceDefaults.Grpc;

namespace McpEdge.ReportLinks;

internal enum LinkState
{
    Valid,

    /// <summary>Never given: changed, made up, or signed with another key.</summary>
    Invalid,
    Expired,
}

/// <summary>Signs the id of a report and a time (HMAC-SHA-256), so that who has the signature may fetch that report until then.</summary>
internal sealed class LinkSigner(IOptions<ReportLinksOptions> options, IOptions<ServiceAuthOptions> services, TimeProvider clock)
{
    private const int KeyBytes = 32;

    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(options.Value.Key ?? services.Value.Token), KeyBytes, info: "platform report links 1"u8.ToArray());

    /// <summary>Path and query of a link, and when it expires.</summary>
    public (string Path, DateTimeOffset Expires) Sign(Guid report)
    {
        var expires = (clock.GetUtcNow() + options.Value.Lifetime).ToUnixTimeSeconds();
        var signature = WebEncoders.Base64UrlEncode(Signature(report, expires));

        return (
            string.Create(CultureInfo.InvariantCulture, $"/reports/{report:D}?expires={expires}&signature={signature}"),
            DateTimeOffset.FromUnixTimeSeconds(expires));
    }

    public LinkState Check(Guid report, string? expires, string? signature)
    {
        // The signature comes first: an expiry that nobody signed says nothing.
        if (!long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var until)
            || Decode(signature) is not { } given
            || !CryptographicOperations.FixedTimeEquals(given, Signature(report, until)))
        {
            return LinkState.Invalid;
        }

        return clock.GetUtcNow().ToUnixTimeSeconds() < until ? LinkState.Valid : LinkState.Expired;
    }

    private byte[] Signature(Guid report, long expires) =>
        HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{report:D}\n{expires}")));

    private static byte[]? Decode(string? signature)
    {
        try
        {
            return signature is null ? null : WebEncoders.Base64UrlDecode(signature);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
