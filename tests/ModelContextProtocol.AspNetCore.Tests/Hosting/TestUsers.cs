using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ModelContextProtocol.AspNetCore.Tests.Hosting;

/// <summary>Signs in the user that the X-User header names; X-User-Claim chooses the claim, X-Roles adds roles.</summary>
internal sealed class TestUsers(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var name = Request.Headers["X-User"].ToString();
        if (name.Length == 0)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var idClaim = Request.Headers["X-User-Claim"].FirstOrDefault() ?? ClaimTypes.NameIdentifier;
        var identity = new ClaimsIdentity([new(idClaim, name), new(ClaimTypes.Name, name)], Scheme.Name);
        identity.AddClaims(Request.Headers["X-Roles"].Select(r => new Claim(ClaimTypes.Role, r!)));
        return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Scheme.Name)));
    }
}

internal static class TestUsersSetup
{
    public static AuthenticationBuilder AddTestUsers(this AuthenticationBuilder builder) =>
        builder.AddScheme<AuthenticationSchemeOptions, TestUsers>(TestUsers.SchemeName, null);
}
