using System.Security.Claims;

namespace ModelContextProtocol.AspNetCore.Sessions;

/// <summary>Who opened a session: the claim that identifies the user. Null stands for an anonymous caller.</summary>
internal sealed record SessionOwner(string Type, string Value, string Issuer)
{
    private static readonly string[] IdentifyingClaims = [ClaimTypes.NameIdentifier, "sub", ClaimTypes.Upn];

    public static SessionOwner? Of(ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true })
        {
            return null;
        }

        foreach (var type in IdentifyingClaims)
        {
            if (user.FindFirst(type) is { } claim)
            {
                return new(claim.Type, claim.Value, claim.Issuer);
            }
        }

        return null;
    }
}
