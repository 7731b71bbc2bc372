using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Serving;

/// <summary>
/// Lets <c>subscriptions/listen</c> end with its empty result when the host stops, so that a client can tell a restart
/// from a broken connection and listens again.
/// </summary>
internal sealed class ListenCompletion(IOptions<McpHttpOptions> options, IHostApplicationLifetime lifetime)
{
    public void Apply(McpServerOptions server)
    {
        if (options.Value.CompleteListenOnShutdown && server.Handlers.SubscriptionsListenHandler is { } handler)
        {
            server.Handlers.SubscriptionsListenHandler = (request, cancellationToken) => ListenAsync(handler, request, cancellationToken);
        }
    }

    private async ValueTask<EmptyResult> ListenAsync(
        McpRequestHandler<SubscriptionsListenRequestParams, EmptyResult> handler,
        RequestContext<SubscriptionsListenRequestParams> request,
        CancellationToken cancellationToken)
    {
        var stopping = lifetime.ApplicationStopping;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        try
        {
            return await handler(request, either.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new EmptyResult();
        }
    }
}
