using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace McpEdge.Subscriptions;

/// <summary>That something is different.</summary>
/// <param name="Method">The notification.</param>
/// <param name="Uri">The resource, as the client wrote its address; null where the notification names none.</param>
internal sealed record Notice(string Method, string? Uri)
{
    public static Notice ToolsChanged { get; } = new(NotificationMethods.ToolListChangedNotification, null);

    public static Notice Updated(string uri) => new(NotificationMethods.ResourceUpdatedNotification, uri);

    public JsonObject Parameters() => Uri is null ? [] : new() { ["uri"] = Uri };
}
