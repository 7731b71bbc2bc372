using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Authorization;

/// <summary>May this caller use this tool, prompt or resource? Decided by the attributes of the method and class behind it.</summary>
internal static class PrimitiveAuthorization
{
    public static bool IsGuarded(IMcpServerPrimitive? primitive) =>
        primitive is not null
        && primitive.Metadata.Any(m => m is IAuthorizeData or AuthorizationPolicy or IAuthorizationRequirementData)
        && !primitive.Metadata.Any(m => m is IAllowAnonymous);

    public static async ValueTask<bool> AllowsAsync(IMcpServerPrimitive? primitive, MessageContext context)
    {
        if (!IsGuarded(primitive))
        {
            return true;
        }

        var services = context.Services;
        if (services?.GetService<IAuthorizationService>() is not { } authorization
            || services.GetService<IAuthorizationPolicyProvider>() is not { } policies)
        {
            throw new InvalidOperationException("Authorization attributes on MCP primitives need services.AddAuthorization().");
        }

        var policy = await PolicyAsync(primitive!.Metadata, policies);
        var user = context.User ?? new ClaimsPrincipal(new ClaimsIdentity());
        return (await authorization.AuthorizeAsync(user, context, policy)).Succeeded;
    }

    private static async Task<AuthorizationPolicy> PolicyAsync(IReadOnlyList<object> metadata, IAuthorizationPolicyProvider policies)
    {
        var named = await AuthorizationPolicy.CombineAsync(
            policies, metadata.OfType<IAuthorizeData>(), metadata.OfType<AuthorizationPolicy>());
        var builder = named is null ? new AuthorizationPolicyBuilder() : new AuthorizationPolicyBuilder(named);
        foreach (var data in metadata.OfType<IAuthorizationRequirementData>())
        {
            builder.AddRequirements([.. data.GetRequirements()]);
        }

        return builder.Build();
    }
}
