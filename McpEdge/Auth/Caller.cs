using System.Security.Claims;

namespace McpEdge.Auth;

/// <summary>Who calls: an account, by one of its keys.</summary>
/// <param name="Account">The customer of this platform whose agent calls.</param>
/// <param name="Key">Id of the key that was used.</param>
/// <param name="Scopes">What the key may do; <c>*</c> is everything.</param>
internal sealed record Caller(string Account, string Key, IReadOnlySet<string> Scopes)
{
    public const string EveryScope = "*";
    public const string AccountClaim = "account";
    public const string ScopeClaim = "scope";

    /// <summary>The caller that authentication found; null when nobody was authenticated.</summary>
    public static Caller? From(ClaimsPrincipal? principal)
    {
        if (principal?.Identity is not { IsAuthenticated: true }
            || principal.FindFirst(AccountClaim)?.Value is not { } account
            || principal.FindFirst(ClaimTypes.NameIdentifier)?.Value is not { } key)
        {
            return null;
        }

        return new(account, key, principal.FindAll(ScopeClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal));
    }

    public bool May(string scope) => Scopes.Contains(scope) || Scopes.Contains(EveryScope);
}
