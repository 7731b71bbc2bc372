using System.Text.Json;
using System.Text.Json.Nodes;
using McpEdge.Auth;
using McpEdge.Mcp;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpEdge.Subscriptions;

/// <summary>Answers <c>subscriptions/listen</c> of revision 2026-07-28: a stream that lasts until the client closes it.</summary>
internal sealed class ListenHandler(SubscriptionHub hub, Grants grants, IOptions<SubscriptionOptions> options, TimeProvider clock)
{
    /// <summary>Ends with the empty result when the client may or should ask again.</summary>
    /// <exception cref="McpProtocolException">There are too many streams.</exception>
    public async ValueTask<EmptyResult> ListenAsync(
        RequestContext<SubscriptionsListenRequestParams> request, CancellationToken cancellationToken)
    {
        var caller = McpRequests.CallerOf(request);
        var id = JsonSerializer.SerializeToNode(request.JsonRpcRequest.Id, McpJsonUtilities.DefaultOptions);
        var subscriber = new Subscriber(request.Server, id);
        if (!hub.TryAdd(subscriber, caller.Account))
        {
            throw SubscriptionErrors.TooMany();
        }

        try
        {
            // Subscribed before it is acknowledged: what changes from then on is told.
            var granted = Subscribe(subscriber, caller, request.Params?.Notifications);
            await subscriber.SendAsync(
                NotificationMethods.SubscriptionsAcknowledgedNotification, new() { ["notifications"] = granted }, cancellationToken);
            subscriber.Begin();
            await Task.Delay(options.Value.Lifetime, clock, cancellationToken);
        }
        finally
        {
            hub.Remove(subscriber);
        }

        return new();
    }

    /// <summary>What was granted: the rest does not exist, may not be read, or is too much.</summary>
    private JsonObject Subscribe(Subscriber subscriber, Caller caller, SubscriptionsListenNotifications? wanted)
    {
        var granted = new JsonObject();
        if (wanted?.ToolsListChanged is true)
        {
            hub.ListenToTools(subscriber);
            granted["toolsListChanged"] = true;
        }

        if (wanted?.ResourceSubscriptions is { Count: > 0 } uris)
        {
            var own = uris.Where(uri => grants.PathOf(caller, uri) is { } path && hub.TrySubscribe(subscriber, path, uri));
            granted["resourceSubscriptions"] = new JsonArray([.. own.Select(uri => JsonValue.Create(uri))]);
        }

        return granted;
    }
}
