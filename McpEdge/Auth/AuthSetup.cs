using McpEdge.Auth.Accounts;
using McpEdge.Auth.ApiKeys;
using Microsoft.AspNetCore.Authentication;

namespace McpEdge.Auth;

/// <summary>Who may come in.</summary>
internal static class AuthSetup
{
    public static void AddCallers(this IHostApplicationBuilder builder)
    {
        builder.AddKeys();
        builder.Services.AddAccounts();
        builder.Services.AddAuthentication(ApiKeyHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        builder.Services.AddAuthorization();
    }

    public static void MapCallers(this IEndpointRouteBuilder endpoints)
    {
        ResourceMetadata.Map(endpoints);
        endpoints.MapAccounts();
        endpoints.MapKeys();
    }
}
