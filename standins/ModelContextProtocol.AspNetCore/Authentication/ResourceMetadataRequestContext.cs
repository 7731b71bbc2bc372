using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Authentication;

namespace ModelContextProtocol.AspNetCore.Authentication;

/// <summary>A request of the metadata document.</summary>
public class ResourceMetadataRequestContext(HttpContext context, AuthenticationScheme scheme, McpAuthenticationOptions options)
    : HandleRequestContext<McpAuthenticationOptions>(context, scheme, options)
{
    /// <summary>The document that will be sent.</summary>
    public ProtectedResourceMetadata? ResourceMetadata { get; set; }
}
