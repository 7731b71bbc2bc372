using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace ServiceDefaults.Data;

/// <summary>
/// The two ways into a database: the login that was handed over, which changes the schema, and one that serves callers and can do no more
/// than read and write rows (docs/decisions/0018-login-without-ddl.md).
/// </summary>
internal sealed record DatabaseLogins
{
    // PostgreSQL cuts longer names off without a word.
    private const int MaxNameBytes = 63;
    private const string Suffix = "_service";

    private DatabaseLogins(string? owner, string? serving) => (Owner, Serving) = (owner, serving);

    /// <summary>The connection string that was handed over.</summary>
    public string? Owner { get; }

    /// <summary>The connection string that serves callers; the owner's where they are not to be separate.</summary>
    public string? Serving { get; }

    public bool AreSeparate => Serving != Owner;

    public static DatabaseLogins Of(string? connectionString, bool separate)
    {
        if (!separate || string.IsNullOrWhiteSpace(connectionString))
            return new(connectionString, connectionString);

        var serving = new NpgsqlConnectionStringBuilder(connectionString);
        var owner = serving.Password;
        serving.Username = NameFor(serving.Database ?? serving.Username ?? "");
        serving.Password = owner is null ? null : PasswordFor(serving.Username, owner);

        return new(connectionString, serving.ConnectionString);
    }

    private static string NameFor(string database) => Encoding.UTF8.GetByteCount(database + Suffix) <= MaxNameBytes
        ? database + Suffix
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(database)))[..32] + Suffix;

    // Every process finds it without asking another, and nobody can tell the owner's from it.
    private static string PasswordFor(string login, string ownersPassword) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ownersPassword), Encoding.UTF8.GetBytes(login)));
}
