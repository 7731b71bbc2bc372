using System.Security.Claims;
using McpEdge.Auth.ApiKeys;
using McpEdge.Toolsets;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using IPNetwork = System.Net.IPNetwork;

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
    public const string ToolsetClaim = "toolset";
    public const string LocaleClaim = "locale";

    private const string ServedToolsetClaim = "served_toolset";

    /// <summary>The toolset that the caller sees: the address's, or else the key's.</summary>
    public string Toolset { get; init; } = ToolsetDefinition.All;

    /// <summary>The language to speak, such as <c>de-DE</c> (BCP 47); null: the default.</summary>
    public string? Locale { get; init; }

    /// <summary>Where the key may be used from; empty: anywhere.</summary>
    public IReadOnlyList<IPNetwork> AllowedNetworks { get; init; } = [];

    /// <summary>When the key ends; null: never, or it is a token, whose server gives the next one.</summary>
    public DateTimeOffset? KeyExpiresAt { get; init; }

    /// <summary>Whether the caller came with a token of an authorization server, which could give another one.</summary>
    public bool IsToken { get; init; }

    /// <summary>The caller that authentication found; null when nobody was authenticated.</summary>
    public static Caller? From(ClaimsPrincipal? principal)
    {
        var caller = principal?.Identity is KeyIdentity known ? known.Caller : Read(principal);

        return caller is not null && principal?.FindFirst(ServedToolsetClaim)?.Value is { } served ? caller with { Toolset = served } : caller;
    }

    /// <summary>Shows another toolset than the key's own, for this request.</summary>
    public static void Serve(ClaimsPrincipal principal, string toolset) =>
        principal.AddIdentity(new ClaimsIdentity([new(ServedToolsetClaim, toolset)]));

    public bool May(string scope) => Scopes.Contains(scope) || Scopes.Contains(EveryScope);

    /// <summary>Whether what the caller administers is of its own account only.</summary>
    public bool IsConfined => !Scopes.Contains(EveryScope);

    /// <summary>Whether the key may be shown a toolset: its own, and any if it is for all.</summary>
    public bool MayUse(string toolset) => Toolset == ToolsetDefinition.All || Toolset == toolset;

    private static Caller? Read(ClaimsPrincipal? principal)
    {
        if (principal?.Identity is not { IsAuthenticated: true }
            || principal.FindFirst(AccountClaim)?.Value is not { } account
            || principal.FindFirst(ClaimTypes.NameIdentifier)?.Value is not { } key)
        {
            return null;
        }

        return new(account, key, principal.FindAll(ScopeClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal))
        {
            Toolset = principal.FindFirst(ToolsetClaim)?.Value ?? ToolsetDefinition.All,
            Locale = principal.FindFirst(LocaleClaim)?.Value,
            IsToken = principal.Identity.AuthenticationType == JwtBearerDefaults.AuthenticationScheme,
        };
    }
}
