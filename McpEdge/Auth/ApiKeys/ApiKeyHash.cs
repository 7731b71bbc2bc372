using System.Security.Cryptography;
using System.Text;

namespace McpEdge.Auth.ApiKeys;

/// <summary>
/// What is kept of a key. A plain SHA-256 is right here: keys are 256 random bits, so there is nothing to guess that a slow,
/// salted hash would protect, and every call has to be checked.
/// </summary>
internal static class ApiKeyHash
{
    private const int KeyBytes = 32;

    public static byte[] Of(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>A new key, to be shown once.</summary>
    public static string NewKey() => "pk_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
}
