using Microsoft.AspNetCore.Authentication;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.AspNetCore.Authentication;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the MCP authentication scheme.</summary>
public static class McpAuthenticationExtensions
{
    /// <summary>Adds the scheme under its default name.</summary>
    public static AuthenticationBuilder AddMcp(
        this AuthenticationBuilder builder, Action<McpAuthenticationOptions>? configureOptions = null) =>
        builder.AddMcp(McpAuthenticationDefaults.AuthenticationScheme, McpAuthenticationDefaults.DisplayName, configureOptions);

    /// <summary>Adds the scheme under another name.</summary>
    public static AuthenticationBuilder AddMcp(
        this AuthenticationBuilder builder,
        string authenticationScheme,
        string displayName,
        Action<McpAuthenticationOptions>? configureOptions = null)
    {
        McpHttpOptions.AddTo(builder.Services);
        return builder.AddScheme<McpAuthenticationOptions, McpAuthenticationHandler>(authenticationScheme, displayName, configureOptions);
    }
}
