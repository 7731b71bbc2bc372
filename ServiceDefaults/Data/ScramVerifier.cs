using System.Security.Cryptography;
using System.Text;

namespace ServiceDefaults.Data;

/// <summary>
/// What PostgreSQL keeps of a password (https://www.postgresql.org/docs/current/catalog-pg-authid.html, RFC 5803). Given in place of the
/// password, it keeps that out of the server's log.
/// </summary>
internal static class ScramVerifier
{
    private const int Iterations = 4096;
    private const int SaltBytes = 16;

    /// <param name="password">ASCII; other characters would have to be prepared (RFC 4013).</param>
    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var storedKey = SHA256.HashData(Keyed(salted, "Client Key"));

        return $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}"
            + $"${Convert.ToBase64String(storedKey)}:{Convert.ToBase64String(Keyed(salted, "Server Key"))}";
    }

    private static byte[] Keyed(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(text));
}
