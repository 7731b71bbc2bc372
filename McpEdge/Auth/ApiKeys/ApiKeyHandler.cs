using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Encodings.Web;
using McpEdge.Conversations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace McpEdge.Auth.ApiKeys;

/// <summary>Authenticates by a key in <c>x-api-key</c> or <c>Authorization: Bearer</c>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ApiKeyLookup keys, LastUsedWorker uses)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "ApiKey";

    private static readonly ConditionalWeakTable<ApiKey, KeyIdentity> Identities = [];

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

        var start = TimeProvider.GetTimestamp();
        try
        {
            var found = await keys.FindAsync(key, Context.Connection.RemoteIpAddress, Context.RequestAborted);
            CallOrigin.Current?.Waited = TimeProvider.GetElapsedTime(start);

            return found is null ? AuthenticateResult.Fail("The API key is unknown, expired or revoked.") : Admit(found);
        }
        catch (WrongKeysException tooMany)
        {
            return AuthenticateResult.Fail(tooMany);
        }
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        await (result.Failure switch
        {
            ForeignAddressException => Challenges.WriteForeignAddressAsync(Context),
            WrongKeysException tooMany => Challenges.WriteTooManyKeysAsync(Context, tooMany.RetryAfter),
            var failure => Challenges.WriteUnauthenticatedAsync(Context, failure?.Message),
        });
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
        var identity = Identities.GetValue(key, static remembered => new KeyIdentity(remembered));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    private sealed class ForeignAddressException() : AuthenticationFailureException("The API key may not be used from this address.");
}
