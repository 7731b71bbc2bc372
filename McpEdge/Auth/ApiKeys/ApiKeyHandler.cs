using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace McpEdge.Auth.ApiKeys;

/// <summary>Authenticates by a key in <c>x-api-key</c> or <c>Authorization: Bearer</c>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ApiKeyLookup keys, LastUsedWorker uses)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "ApiKey";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var shown = ShownKey.In(Request.Headers);
        if (shown.Problem is { } problem)
        {
            return AuthenticateResult.Fail(problem);
        }

        if (shown.Key is not { } key)
        {
            return AuthenticateResult.NoResult();
        }

        return await keys.FindAsync(key, Context.RequestAborted) is { } found
            ? Admit(found)
            : AuthenticateResult.Fail("The API key is unknown, expired or revoked.");
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        if (result.Failure is ForeignAddressException)
        {
            await Challenges.WriteForeignAddressAsync(Context);
            return;
        }

        await Challenges.WriteUnauthenticatedAsync(Context, result.Failure?.Message);
    }

    private AuthenticateResult Admit(ApiKey key)
    {
        var address = Context.Connection.RemoteIpAddress;
        if (!key.Admits(address))
        {
            KeysLog.ForeignAddress(Logger, key.Id, key.Account, address);
            return AuthenticateResult.Fail(new ForeignAddressException());
        }

        uses.Note(key.Id, TimeProvider.GetUtcNow());
        return AuthenticateResult.Success(new AuthenticationTicket(Principal(key), Scheme.Name));
    }

    private ClaimsPrincipal Principal(ApiKey key)
    {
        var identity = new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, key.Id.ToString()),
            new(Caller.AccountClaim, key.Account),
            new(Caller.ToolsetClaim, key.Toolset),
            new(ClaimTypes.Name, key.Name),
            .. key.Scopes.Select(scope => new Claim(Caller.ScopeClaim, scope)),
        ],
            Scheme.Name);
        if (key.Locale is { } locale)
        {
            identity.AddClaim(new(Caller.LocaleClaim, locale));
        }

        return new ClaimsPrincipal(identity);
    }

    private sealed class ForeignAddressException() : AuthenticationFailureException("The API key may not be used from this address.");
}
