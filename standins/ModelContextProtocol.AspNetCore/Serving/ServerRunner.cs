using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Serving;

/// <summary>Gives a server its options and runs it, both as the transport's options say.</summary>
internal sealed class ServerRunner(
    IOptions<HttpServerTransportOptions> http,
    IOptions<McpServerOptions> shared,
    IOptionsFactory<McpServerOptions> factory,
    ListenCompletion listen,
    ILogger<ServerRunner> logger)
{
    private readonly Lazy<McpServerOptions> _request = new(() => ForRequests(factory.Create(Options.DefaultName), listen));

    /// <summary>Nothing is adjusted to a request, so that a server may serve another.</summary>
    public bool ServersAreAlike => http.Value.ConfigureSessionOptions is null;

    /// <summary>The options of a session: the shared ones, or fresh ones where they are adjusted.</summary>
    public ValueTask<McpServerOptions> SessionOptionsAsync(HttpContext context, CancellationToken cancellationToken) =>
        http.Value.ConfigureSessionOptions is null ? new(shared.Value) : new(FreshOptionsAsync(context, cancellationToken));

    /// <summary>The options of a single request: shared by all of them, or fresh ones where they are adjusted.</summary>
    public ValueTask<McpServerOptions> RequestOptionsAsync(HttpContext context, CancellationToken cancellationToken) =>
        http.Value.ConfigureSessionOptions is null ? new(_request.Value) : new(FreshForRequestAsync(context, cancellationToken));

    /// <summary>Options that nobody else has, adjusted where that is asked for.</summary>
    public async Task<McpServerOptions> FreshOptionsAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var options = factory.Create(Options.DefaultName);
        if (http.Value.ConfigureSessionOptions is { } configure)
        {
            await configure(context, options, cancellationToken);
        }

        return options;
    }

    /// <summary>Runs the server. However that ends, nobody answers any more, so whoever waits at the transport is let go.</summary>
    public async Task RunAsync(HttpContext context, McpServer server, ITransport transport, CancellationToken cancellationToken)
    {
        context.Features.Set(server);
        try
        {
            await (http.Value.RunSessionHandler?.Invoke(context, server, cancellationToken) ?? server.RunAsync(cancellationToken));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            McpHttpLog.ServerFailed(logger, e);
            throw;
        }
        finally
        {
            await transport.DisposeAsync();
        }
    }

    private async Task<McpServerOptions> FreshForRequestAsync(HttpContext context, CancellationToken cancellationToken) =>
        ForRequests(await FreshOptionsAsync(context, cancellationToken), listen);

    private static McpServerOptions ForRequests(McpServerOptions options, ListenCompletion listen)
    {
        options.ScopeRequests = false;
        listen.Apply(options);
        return options;
    }
}
