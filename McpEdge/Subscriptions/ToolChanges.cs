using McpEdge.Policy;

namespace McpEdge.Subscriptions;

/// <summary>Tells clients that the rules of tools are different, which their lists show.</summary>
internal sealed class ToolChanges(ToolPolicies policies, SubscriptionHub hub) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        policies.Changed += hub.TellToolsChanged;

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        policies.Changed -= hub.TellToolsChanged;

        return Task.CompletedTask;
    }
}
