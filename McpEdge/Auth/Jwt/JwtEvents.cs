using System.Security.Claims;
using McpEdge.Auth.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace McpEdge.Auth.Jwt;

/// <summary>Makes a caller of a checked token, and says in our words why one is refused.</summary>
internal sealed class JwtEvents : JwtBearerEvents
{
    private const string Prefix = "jwt:";

    // With the prefix it fills what the record of calls has room for.
    private const int LongestSubject = 96;

    public JwtEvents(JwtOptions jwt)
    {
        OnMessageReceived = Measure;
        OnTokenValidated = validated => Accept(validated, jwt);
        OnAuthenticationFailed = Explain;
        OnChallenge = RefuseAsync;
    }

    // Checking a signature is work that nobody should get for sending rubbish.
    private static Task Measure(MessageReceivedContext received)
    {
        if (received.Request.Headers.Authorization.ToString().Length > ShownToken.LongestToken)
        {
            received.Fail("The token is too long.");
        }

        return Task.CompletedTask;
    }

    private static Task Accept(TokenValidatedContext validated, JwtOptions jwt)
    {
        var token = (JsonWebToken)validated.SecurityToken;
        var account = Text(token, jwt.AccountClaim) ?? jwt.Account;
        var caller = Text(token, "sub") ?? Text(token, "client_id");
        if (token.TryGetHeaderValue<object>("crit", out _))
        {
            validated.Fail("The token has a critical header that isn't known here.");
        }
        else if (account is null || caller is null)
        {
            validated.Fail($"The token lacks the claim {(account is null ? jwt.AccountClaim : "sub")}.");
        }
        else if (!Account.IsName(account))
        {
            validated.Fail($"The token's claim {jwt.AccountClaim} must be the name of an account.");
        }
        else if (!IsSubject(caller))
        {
            validated.Fail($"The token's subject must have at most {LongestSubject} characters of one line.");
        }
        else
        {
            validated.Principal = Principal(account, $"{Prefix}{caller}", TokenScopes.Of(token, jwt.Scopes), validated.Scheme.Name);
        }

        return Task.CompletedTask;
    }

    private static ClaimsPrincipal Principal(string account, string caller, IEnumerable<string> scopes, string scheme) => new(new ClaimsIdentity(
        [
            // Sessions belong to a name and its issuer: agents of one name in two accounts are two.
            new(ClaimTypes.NameIdentifier, caller, ClaimValueTypes.String, issuer: account),
            new(Caller.AccountClaim, account),
            .. scopes.Select(scope => new Claim(Caller.ScopeClaim, scope)),
        ],
        scheme));

    private static Task Explain(AuthenticationFailedContext failed)
    {
        failed.Fail(failed.Exception switch
        {
            SecurityTokenExpiredException => new AuthenticationFailureException("The token has expired."),
            SecurityTokenNotYetValidException => new AuthenticationFailureException("The token is not valid yet."),
            SecurityTokenInvalidAudienceException => new AuthenticationFailureException("The token is for another server."),
            // What only looks like a token is an argument that can't be read.
            SecurityTokenException or ArgumentException => new AuthenticationFailureException("The token is not valid."),
            _ => new IssuerAwayException(failed.Exception),
        });
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(JwtBearerChallengeContext challenge)
    {
        challenge.HandleResponse();
        return challenge.AuthenticateFailure is IssuerAwayException
            ? Challenges.WriteUncheckedAsync(challenge.HttpContext)
            : Challenges.WriteUnauthenticatedAsync(challenge.HttpContext, challenge.AuthenticateFailure?.Message);
    }

    private static string? Text(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<object>(claim, out var value) && value is string { Length: > 0 } text ? text : null;

    // Digests set the caller's name apart by a line break, and PostgreSQL keeps neither a zero nor half a character.
    private static bool IsSubject(string text) =>
        text.Length <= LongestSubject && !text.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter));

    private sealed class IssuerAwayException(Exception reason) : AuthenticationFailureException("The token can't be checked at the moment.", reason);
}
