using Microsoft.AspNetCore.Authentication;
using ModelContextProtocol.Authentication;

namespace ModelContextProtocol.AspNetCore.Authentication;

/// <summary>Settings of the MCP authentication scheme, which challenges and describes but leaves authenticating to another scheme.</summary>
public class McpAuthenticationOptions : AuthenticationSchemeOptions
{
    /// <summary>Forwards authentication to the scheme "Bearer".</summary>
    public McpAuthenticationOptions()
    {
        ForwardAuthenticate = "Bearer";
        Events = new McpAuthenticationEvents();
    }

    /// <inheritdoc cref="AuthenticationSchemeOptions.Events" />
    public new McpAuthenticationEvents Events
    {
        get => (McpAuthenticationEvents)base.Events!;
        set => base.Events = value;
    }

    /// <summary>
    /// Where the metadata document is, absolute or relative to the host. Null: below
    /// <c>/.well-known/oauth-protected-resource</c>, as RFC 9728 section 3.1 derives it from the resource.
    /// </summary>
    public Uri? ResourceMetadataUri { get; set; }

    /// <summary>The metadata document (RFC 9728 section 2). Its resource is derived from the request unless it is set.</summary>
    public ProtectedResourceMetadata? ResourceMetadata { get; set; }
}
