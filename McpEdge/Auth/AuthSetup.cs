using McpEdge.Auth.ApiKeys;
using Microsoft.AspNetCore.Authentication;

namespace McpEdge.Auth;

/// <summary>Who may come in.</summary>
internal static class AuthSetup
{
    public static IHostApplicationBuilder AddCallers(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ApiKeyOptions>().BindConfiguration("ApiKeys").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<ApiKeyLookup>();
        builder.Services.AddAuthentication(ApiKeyHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        builder.Services.AddAuthorization();

        return builder;
    }

    public static IEndpointRouteBuilder MapCallers(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(ResourceMetadata.Path, ResourceMetadata.Document);

        return endpoints;
    }
}
