using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.AspNetCore.Authentication.JwtBearer.Issuer;

/// <summary>
/// The keys of a JSON Web Key Set (RFC 7517) that may check signatures: RSA from 2,048 bits on, and elliptic curves. Everything else is
/// left out, symmetric keys above all, which would let whoever can read the set sign tokens.
/// </summary>
internal static class IssuerKeySet
{
    private const int LeastRsaBytes = 256;

    public static IReadOnlyList<SecurityKey> Read(JsonElement set) =>
        [.. set.GetProperty("keys").EnumerateArray().Where(MaySign).Select(ReadKey).OfType<SecurityKey>()];

    private static bool MaySign(JsonElement key) => Text(key, "use") is null or "sig";

    private static JsonWebKey? ReadKey(JsonElement key) => Text(key, "kty") switch
    {
        "RSA" when Text(key, "n") is { } modulus && Base64UrlEncoder.DecodeBytes(modulus).Length >= LeastRsaBytes =>
            new() { Kty = "RSA", Kid = Text(key, "kid"), KeyId = Text(key, "kid"), N = modulus, E = Text(key, "e") },
        "EC" when Text(key, "crv") is "P-256" or "P-384" or "P-521" =>
            new() { Kty = "EC", Kid = Text(key, "kid"), KeyId = Text(key, "kid"), Crv = Text(key, "crv"), X = Text(key, "x"), Y = Text(key, "y") },
        _ => null,
    };

    private static string? Text(JsonElement key, string name) =>
        key.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
