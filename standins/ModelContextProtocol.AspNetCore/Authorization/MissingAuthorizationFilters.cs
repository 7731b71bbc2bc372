using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Authorization;

/// <summary>Fails for guarded primitives when AddAuthorizationFilters was not called.</summary>
internal sealed class MissingAuthorizationFilters(IEnumerable<IConfigureOptions<McpServerOptions>> setups) : IPostConfigureOptions<McpServerOptions>
{
    private readonly bool _missing = !setups.Any(s => s is AuthorizationFilters);

    public void PostConfigure(string? name, McpServerOptions options)
    {
        if (_missing)
        {
            new PrimitiveGuard(FailIfGuarded).AddTo(options.Filters.Request);
        }
    }

    private static ValueTask<bool> FailIfGuarded(IMcpServerPrimitive? primitive, MessageContext context) =>
        PrimitiveAuthorization.IsGuarded(primitive)
            ? throw new InvalidOperationException(
                $"'{primitive!.Id}' has authorization attributes, which need AddAuthorizationFilters() on the MCP server builder.")
            : new(true);
}
