using System.Security.Claims;

namespace McpEdge.Auth.ApiKeys;

/// <summary>A key as the framework sees it: made once, and the same for all requests with the key for as long as it is remembered.</summary>
internal sealed class KeyIdentity(ApiKey key) : ClaimsIdentity(ClaimsOf(key), ApiKeyHandler.SchemeName)
{
    public Caller Caller { get; } = new(key.Account, key.Id.ToString(), key.Scopes.ToHashSet(StringComparer.Ordinal))
    {
        Toolset = key.Toolset,
        Locale = key.Locale,
        AllowedNetworks = key.AllowedNetworks,
        KeyExpiresAt = key.ExpiresAt,
    };

    private static List<Claim> ClaimsOf(ApiKey key)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, key.Id.ToString()),
            new(Caller.AccountClaim, key.Account),
            new(Caller.ToolsetClaim, key.Toolset),
            new(ClaimTypes.Name, key.Name),
            .. key.Scopes.Select(scope => new Claim(Caller.ScopeClaim, scope)),
        ];
        if (key.Locale is { } locale)
        {
            claims.Add(new(Caller.LocaleClaim, locale));
        }

        return claims;
    }
}
