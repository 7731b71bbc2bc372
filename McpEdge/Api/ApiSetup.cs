using McpEdge.Auth;
using McpEdge.Limits;

namespace McpEdge.Api;

/// <summary>
/// What all addresses below <c>/api</c> have in common: a caller with the scope, who does not call too often, JSON, and problems as RFC 9457
/// writes them.
/// </summary>
internal static class ApiSetup
{
    public const string Path = "/api";

    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder endpoints, string path)
    {
        var group = endpoints.MapGroup(Path + path).RequireAuthorization().LimitRest();
        group.AddEndpointFilter(async (context, next) =>
        {
            try
            {
                return await next(context);
            }
            catch (ApiException refused)
            {
                return refused.Problem.ToResult();
            }
        });

        return group;
    }

    /// <summary>Answers 403 with <c>insufficient_scope</c> (RFC 6750 section 3.1) to callers whose key lacks a scope.</summary>
    public static RouteGroupBuilder RequireScope(this RouteGroupBuilder group, string scope) =>
        group.AddEndpointFilter(async (context, next) =>
        {
            if (CallerOf(context.HttpContext).May(scope))
            {
                return await next(context);
            }

            await Challenges.WriteInsufficientScopeAsync(context.HttpContext, scope);
            return Results.Empty;
        }).WithMetadata(new RequiredScope(scope));

    /// <summary>Who calls; only for addresses that nobody else reaches.</summary>
    public static Caller CallerOf(HttpContext context) =>
        Caller.From(context.User) ?? throw new InvalidOperationException("An address of the API let a call through without a caller.");
}

/// <summary>The scope that an address asks for.</summary>
internal sealed record RequiredScope(string Scope);
