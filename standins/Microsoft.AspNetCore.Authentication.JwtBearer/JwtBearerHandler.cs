using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication.JwtBearer.Issuer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.AspNetCore.Authentication.JwtBearer;

/// <summary>Authenticates by the bearer token of a request.</summary>
public class JwtBearerHandler(IOptionsMonitor<JwtBearerOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<JwtBearerOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";

    private static readonly JsonWebTokenHandler Tokens = new();

    /// <inheritdoc cref="AuthenticationHandler{TOptions}.Events" />
    protected new JwtBearerEvents Events
    {
        get => (JwtBearerEvents)base.Events!;
        set => base.Events = value;
    }

    /// <inheritdoc />
    protected override Task<object> CreateEventsAsync() => Task.FromResult<object>(new JwtBearerEvents());

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var received = new MessageReceivedContext(Context, Scheme, Options);
        await Events.OnMessageReceived(received);
        if (received.Result is { } decided)
        {
            return decided;
        }

        if ((received.Token ?? TokenOf(Request)) is not { Length: > 0 } token)
        {
            return AuthenticateResult.NoResult();
        }

        try
        {
            var result = await ValidateAsync(token);
            return result.IsValid ? await AcceptAsync(result) : await RefuseAsync(result.Exception);
        }
        catch (Exception failure) when (!Context.RequestAborted.IsCancellationRequested)
        {
            var failed = new AuthenticationFailedContext(Context, Scheme, Options) { Exception = failure };
            await Events.OnAuthenticationFailed(failed);
            if (failed.Result is { } other)
            {
                return other;
            }

            throw;
        }
    }

    /// <inheritdoc />
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var failure = (await HandleAuthenticateOnceSafeAsync()).Failure;
        var challenge = new JwtBearerChallengeContext(Context, Scheme, Options, properties)
        {
            AuthenticateFailure = failure,
            Error = failure is null ? null : "invalid_token",
        };
        await Events.OnChallenge(challenge);
        if (challenge.Handled)
        {
            return;
        }

        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.Append("WWW-Authenticate", challenge.Error is null ? "Bearer" : $"Bearer error=\"{challenge.Error}\"");
    }

    private static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
    }

    private async Task<TokenValidationResult> ValidateAsync(string token)
    {
        // Three parts are a signed token. Encrypted ones have five; nobody who gets them here could have been meant.
        if (token.Count(letter => letter == '.') != 2)
        {
            return Invalid(new SecurityTokenException("The token is not a signed JWT."));
        }

        var keys = Options.Keys ?? throw new InvalidOperationException($"The scheme {Scheme.Name} needs an Authority or a MetadataAddress.");
        var document = await keys.GetAsync(Context.RequestAborted);
        var result = Validate(token, document);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException && Options.RefreshOnIssuerKeyNotFound
            && await keys.RefreshAsync(document, Context.RequestAborted) is { } newer)
        {
            result = Validate(token, newer);
        }

        return result;
    }

    private TokenValidationResult Validate(string token, IssuerDocument document)
    {
        var parameters = Options.TokenValidationParameters.Clone();
        parameters.ValidIssuers = [.. parameters.ValidIssuers ?? [], document.Issuer];
        parameters.IssuerSigningKeys = [.. parameters.IssuerSigningKeys ?? [], .. document.Keys];
        try
        {
            return Tokens.ValidateToken(token, parameters);
        }
        catch (Exception malformed)
        {
            return Invalid(new SecurityTokenException("The token can't be read.", malformed));
        }
    }

    private static TokenValidationResult Invalid(Exception reason) => new() { IsValid = false, Exception = reason };

    private async Task<AuthenticateResult> AcceptAsync(TokenValidationResult result)
    {
        var validated = new TokenValidatedContext(Context, Scheme, Options)
        {
            Principal = new ClaimsPrincipal(result.ClaimsIdentity),
            SecurityToken = result.SecurityToken,
        };
        validated.Properties.ExpiresUtc = new DateTimeOffset(DateTime.SpecifyKind(result.SecurityToken.ValidTo, DateTimeKind.Utc));
        await Events.OnTokenValidated(validated);
        if (validated.Result is { } decided)
        {
            return decided;
        }

        validated.Success();
        return validated.Result!;
    }

    private async Task<AuthenticateResult> RefuseAsync(Exception reason)
    {
        var failed = new AuthenticationFailedContext(Context, Scheme, Options) { Exception = reason };
        await Events.OnAuthenticationFailed(failed);

        return failed.Result ?? AuthenticateResult.Fail(reason);
    }
}
