using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Authorization;

/// <summary>The filters of AddAuthorizationFilters, at the place among other filters where it was called.</summary>
internal sealed class AuthorizationFilters : IConfigureOptions<McpServerOptions>
{
    public void Configure(McpServerOptions options) => new PrimitiveGuard(PrimitiveAuthorization.AllowsAsync).AddTo(options.Filters.Request);
}
