using McpEdge.Auth.ApiKeys;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using ServiceDefaults.Options;

namespace McpEdge.Auth.Jwt;

/// <summary>Authentication by tokens of an authorization server, beside keys.</summary>
internal static class JwtSetup
{
    private const string EitherScheme = "Caller";

    /// <summary>Chooses by what a request shows: a signed token in the Authorization header and no key, or anything else.</summary>
    public static AuthenticationBuilder AddCallerAuthentication(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<JwtOptions>();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<IOptions<JwtOptions>>(Configure);

        return builder.Services.AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, null, either => either.ForwardDefaultSelector = SchemeFor)
            .AddJwtBearer(_ => { });
    }

    private static string SchemeFor(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<JwtOptions>>().Value.IsConfigured && ShownToken.IsIn(context.Request.Headers)
            ? JwtBearerDefaults.AuthenticationScheme
            : ApiKeyHandler.SchemeName;

    private static void Configure(JwtBearerOptions bearer, IOptions<JwtOptions> configured)
    {
        var jwt = configured.Value;
        if (!jwt.IsConfigured)
        {
            return;
        }

        bearer.Authority = jwt.Issuer;
        bearer.MetadataAddress = jwt.MetadataAddress!;
        bearer.Audience = jwt.Audience;
        // The options have been checked: HTTP is for this machine alone.
        bearer.RequireHttpsMetadata = new Uri(jwt.MetadataAddress ?? jwt.Issuer!).Scheme == Uri.UriSchemeHttps;
        bearer.RefreshInterval = jwt.KeyRefreshInterval;
        // It is asked for two documents, one after the other.
        bearer.BackchannelTimeout = jwt.Timeout / 2;
        bearer.TokenValidationParameters = Demands(jwt);
        bearer.Events = new JwtEvents(jwt);
    }

    private static TokenValidationParameters Demands(JwtOptions jwt) => new()
    {
        ValidAudience = jwt.Audience,
        ValidAlgorithms = jwt.Algorithms.Split(','),
        IgnoreTrailingSlashWhenValidatingAudience = false,
        ClockSkew = jwt.ClockSkew,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        // The discovery document has a say otherwise.
        IssuerValidator = (issuer, _, _) => issuer == jwt.Issuer ? issuer : throw new SecurityTokenInvalidIssuerException("The issuer is another one."),
    };
}
