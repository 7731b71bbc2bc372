using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore.Wire;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Checks;

/// <summary>Which protocol versions this host takes, and which ones it names in a refusal.</summary>
internal sealed class SupportedVersions(
    IOptions<McpServerOptions> server, IOptions<HttpServerTransportOptions> transport, IOptions<McpHttpOptions> extras)
{
    private readonly string? _only = Configured(server.Value.ProtocolVersion);

    public bool Takes(string version) => _only is null ? McpVersions.IsKnown(version) : string.Equals(version, _only, StringComparison.Ordinal);

    public string[] Listed => _only is not null
        ? [_only]
        : transport.Value.SessionMode switch
        {
            HttpServerSessionMode.Stateless => McpVersions.ModernOnly,
            HttpServerSessionMode.StatefulForInitializeClients when extras.Value.ListModernVersionsOnly => McpVersions.ModernOnly,
            _ => McpVersions.All,
        };

    private static string? Configured(string? version) => version is null || McpVersions.IsKnown(version)
        ? version
        : throw new McpException($"McpServerOptions.ProtocolVersion is '{version}'; known versions are {string.Join(", ", McpVersions.All)}.");
}
