using McpEdge.Auth.Accounts;
using McpEdge.Auth.ApiKeys;
using McpEdge.Auth.Jwt;
using Microsoft.AspNetCore.Authentication;

namespace McpEdge.Auth;

/// <summary>Who may come in.</summary>
internal static class AuthSetup
{
    public static void AddCallers(this IHostApplicationBuilder builder)
    {
        builder.AddKeys();
        builder.Services.AddAccounts();
        builder.AddCallerAuthentication()
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        builder.Services.AddAuthorization();
    }

    /// <summary>Finds out who calls, in time.</summary>
    public static void UseCallers(this IApplicationBuilder app)
    {
        app.UseOpenRoutes();
        app.UseMiddleware<TimelyTokens>();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static IApplicationBuilder UseScopeStepUp(this IApplicationBuilder app) => app.UseMiddleware<ScopeStepUp>();

    public static void MapCallers(this IEndpointRouteBuilder endpoints)
    {
        ResourceMetadata.Map(endpoints);
        endpoints.MapAccounts();
        endpoints.MapKeys();
    }
}
