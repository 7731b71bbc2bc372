using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Serving;

/// <summary>Gives a server its options and runs it, both as the transport's options say.</summary>
internal sealed class ServerRunner(
    IOptions<HttpServerTransportOptions> transport,
    IOptions<McpServerOptions> shared,
    IOptionsFactory<McpServerOptions> factory,
    ILogger<ServerRunner> logger)
{
    /// <summary>The shared options, or a fresh instance where it is asked for or adjusted for this request.</summary>
    public async Task<McpServerOptions> OptionsAsync(HttpContext context, bool alwaysFresh, CancellationToken cancellationToken)
    {
        var configure = transport.Value.ConfigureSessionOptions;
        if (!alwaysFresh && configure is null)
        {
            return shared.Value;
        }

        var options = factory.Create(Options.DefaultName);
        if (configure is not null)
        {
            await configure(context, options, cancellationToken);
        }

        return options;
    }

    public async Task RunAsync(HttpContext context, McpServer server, CancellationToken cancellationToken)
    {
        context.Features.Set(server);
        try
        {
            await (transport.Value.RunSessionHandler?.Invoke(context, server, cancellationToken) ?? server.RunAsync(cancellationToken));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            McpHttpLog.ServerFailed(logger, e);
            throw;
        }
    }
}
