using McpEdge.Auth.ApiKeys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Net.Http.Headers;

namespace McpEdge.Auth;

/// <summary>Where nobody has to be known, what is shown is not looked at, so nobody waits there for whoever would have to check it.</summary>
internal static class OpenRoutes
{
    public static void UseOpenRoutes(this IApplicationBuilder app) => app.Use(next => context =>
    {
        if (IsOpen(context.GetEndpoint()))
        {
            context.Request.Headers.Remove(HeaderNames.Authorization);
            context.Request.Headers.Remove(ShownKey.Header);
        }

        return next(context);
    });

    private static bool IsOpen(Endpoint? endpoint) =>
        endpoint?.Metadata is not { } metadata || metadata.GetMetadata<IAllowAnonymous>() is not null || metadata.GetMetadata<IAuthorizeData>() is null;
}
