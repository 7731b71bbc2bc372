using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Replicas;

/// <summary>Runs one of several processes of a resource, and tells the set that it belongs to of every change.</summary>
internal sealed class ReplicaRunner(
    ResourceInstance instance,
    RunnerContext context,
    Func<LaunchContext, CancellationToken, Task<ProcessSpec>> launcher,
    Action onChange)
    : ProcessRunner(instance, context, launcher)
{
    // A replica that has become ill must soon get no requests.
    protected override TimeSpan PauseWhenHealthy => TimeSpan.FromSeconds(1);

    /// <summary>What is known about the replica.</summary>
    public CustomResourceSnapshot? Snapshot =>
        Context.Notifications.TryGetCurrentState(Id, out var current) ? current.Snapshot : null;

    public int PortOf(EndpointAnnotation endpoint) => Instance.PortOf(endpoint);

    protected override async Task PublishAsync(Func<CustomResourceSnapshot, CustomResourceSnapshot> change)
    {
        await base.PublishAsync(change).ConfigureAwait(false);
        onChange();
    }

    // The resource is ready when all its replicas are, which the set announces.
    protected override Task AnnounceReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
