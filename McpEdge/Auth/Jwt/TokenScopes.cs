using Microsoft.IdentityModel.JsonWebTokens;

namespace McpEdge.Auth.Jwt;

/// <summary>The scopes of a token.</summary>
internal static class TokenScopes
{
    /// <summary>Those of <c>scope</c> (RFC 9068, separated by blanks) or <c>scp</c> that may be given by tokens here.</summary>
    /// <param name="token">A checked token.</param>
    /// <param name="counted">Separated by blanks; none: every one but <c>*</c>.</param>
    public static IEnumerable<string> Of(JsonWebToken token, string? counted)
    {
        var counting = Split(counted ?? "").ToHashSet(StringComparer.Ordinal);
        return token.Claims.Where(claim => claim.Type is "scope" or "scp")
            .SelectMany(claim => Split(claim.Value))
            .Where(IsScope)
            .Distinct()
            .Where(scope => counting.Count == 0 ? scope != Caller.EveryScope : counting.Contains(scope));
    }

    // RFC 6749 section 3.3; what is no scope must not get into a header.
    private static bool IsScope(string scope) => scope.All(letter => letter is > ' ' and <= '~' and not ('"' or '\\'));

    private static string[] Split(string scopes) => scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
