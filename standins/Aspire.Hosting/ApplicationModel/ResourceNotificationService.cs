using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Tells what state resources are in, and lets others wait for it.</summary>
public class ResourceNotificationService : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, ResourceEvent> _current = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Channel<ResourceEvent>> _watchers = [];
    private readonly TimeProvider _clock;

    /// <summary>A service that nobody reports to yet.</summary>
    internal ResourceNotificationService(TimeProvider clock) => _clock = clock;

    /// <summary>Waits until a resource is in a state, <c>Running</c> when none is named.</summary>
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, [targetState ?? KnownResourceStates.Running], cancellationToken);

    /// <summary>Waits until a resource is in one of some states, and says in which.</summary>
    public async Task<string> WaitForResourceAsync(
        string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var states = targetStates.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var reached = await WaitForResourceAsync(
            resourceName, update => IsWhole(update, resourceName) && update.Snapshot.State is { } state && states.Contains(state.Text), cancellationToken).ConfigureAwait(false);
        return reached.Snapshot.State!.Text;
    }

    /// <summary>Waits until a resource, or any of its replicas, is as the predicate wants it.</summary>
    public async Task<ResourceEvent> WaitForResourceAsync(
        string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        await foreach (var update in WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            if ((Named(update.Resource.Name, resourceName) || Named(update.ResourceId, resourceName)) && predicate(update))
            {
                return update;
            }
        }

        throw new OperationCanceledException($"The application ended while '{resourceName}' was waited for.");
    }

    /// <summary>Waits until a resource is healthy and its ready handlers have finished.</summary>
    /// <exception cref="DistributedApplicationException">It has failed.</exception>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceHealthyAsync(resourceName, WaitBehavior.StopOnResourceUnavailable, cancellationToken);

    /// <summary>Waits until a resource is healthy and its ready handlers have finished.</summary>
    /// <exception cref="DistributedApplicationException">It has failed, and the behaviour is not to wait for a better time.</exception>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(
        string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default)
    {
        var reached = await WaitForResourceAsync(
            resourceName,
            update => IsWhole(update, resourceName)
                && (IsUp(update.Snapshot) || (waitBehavior == WaitBehavior.StopOnResourceUnavailable && HasFailed(update.Snapshot))),
            cancellationToken).ConfigureAwait(false);
        return IsUp(reached.Snapshot)
            ? reached
            : throw new DistributedApplicationException(
                reached.Snapshot.Failure ?? $"'{resourceName}' is {reached.Snapshot.State?.Text} and will not become healthy.");
    }

    /// <summary>Waits for everything that the resource has been told to wait for.</summary>
    /// <exception cref="DistributedApplicationException">One of the dependencies has failed.</exception>
    public Task WaitForDependenciesAsync(IResource resource, CancellationToken cancellationToken) =>
        Task.WhenAll(resource.Annotations.OfType<WaitAnnotation>().Select(wait => WaitAsync(resource, wait, cancellationToken)));

    /// <summary>Changes what is known about a resource.</summary>
    public Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory) =>
        PublishUpdateAsync(resource, resource.Name, stateFactory);

    /// <summary>Changes what is known about one instance of a resource.</summary>
    public Task PublishUpdateAsync(
        IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        lock (_gate)
        {
            var previous = _current.TryGetValue(resourceId, out var known) ? known.Snapshot : Initial(resource);
            var update = new ResourceEvent(resource, resourceId, stateFactory(previous));
            _current[resourceId] = update;
            foreach (var watcher in _watchers)
            {
                watcher.Writer.TryWrite(update);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>What is known about a resource now.</summary>
    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent) =>
        _current.TryGetValue(resourceId, out resourceEvent);

    /// <summary>What is known about all resources now, and then every change.</summary>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateUnbounded<ResourceEvent>();
        lock (_gate)
        {
            foreach (var known in _current.Values)
            {
                channel.Writer.TryWrite(known);
            }

            _watchers.Add(channel);
        }

        try
        {
            await foreach (var update in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }
        }
        finally
        {
            lock (_gate)
            {
                _watchers.Remove(channel);
            }
        }
    }

    /// <summary>Ends all waits.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var watcher in _watchers)
            {
                watcher.Writer.TryComplete();
            }
        }

        GC.SuppressFinalize(this);
    }

    internal Task WaitForDependencyAsync(IResource resource, IResource dependency, CancellationToken cancellationToken) =>
        WaitAsync(resource, new WaitAnnotation(dependency, WaitType.WaitUntilHealthy), cancellationToken);

    private static bool Named(string name, string wanted) => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);

    // A resource with replicas is reported as a whole under its name, and each replica under an id of its own.
    private static bool IsWhole(ResourceEvent update, string wanted) => Named(update.ResourceId, wanted);

    private static bool IsUp(CustomResourceSnapshot snapshot) => snapshot is { HealthStatus: HealthStatus.Healthy, IsReady: true };

    private static bool HasFailed(CustomResourceSnapshot snapshot) =>
        snapshot.Failure is not null
        || snapshot.State?.Text == KnownResourceStates.RuntimeUnhealthy
        || (!snapshot.ComesBack && snapshot.State is { } state && KnownResourceStates.TerminalStates.Contains(state.Text));

    private async Task WaitAsync(IResource resource, WaitAnnotation wait, CancellationToken cancellationToken)
    {
        var name = wait.Resource.Name;
        var reached = await WaitForResourceAsync(name, update => IsWhole(update, name) && IsOver(update.Snapshot, wait), cancellationToken)
            .ConfigureAwait(false);
        if (!IsReached(reached.Snapshot, wait))
        {
            var how = reached.Snapshot.Failure is null ? $"is {reached.Snapshot.State?.Text} (exit code {reached.Snapshot.ExitCode})" : "has failed";
            throw new DependencyFailedException($"'{resource.Name}' waits for '{wait.Resource.Name}', which {how}.");
        }
    }

    private static bool IsReached(CustomResourceSnapshot snapshot, WaitAnnotation wait) => wait.WaitType switch
    {
        WaitType.WaitUntilStarted => snapshot.State?.Text == KnownResourceStates.Running,
        WaitType.WaitForCompletion =>
            snapshot.State is { } state && KnownResourceStates.TerminalStates.Contains(state.Text) && snapshot.ExitCode == wait.ExitCode,
        _ => IsUp(snapshot),
    };

    private static bool IsOver(CustomResourceSnapshot snapshot, WaitAnnotation wait) =>
        IsReached(snapshot, wait)
        || (wait.WaitBehavior != WaitBehavior.WaitOnResourceUnavailable && HasFailed(snapshot));

    private CustomResourceSnapshot Initial(IResource resource) => new()
    {
        ResourceType = TypeOf(resource),
        CreationTimeStamp = _clock.GetUtcNow().UtcDateTime,
    };

    private static string TypeOf(IResource resource) => resource switch
    {
        ProjectResource => "Project",
        ContainerResource => "Container",
        ExecutableResource => "Executable",
        ParameterResource => "Parameter",
        _ => resource.GetType().Name.Replace("Resource", "", StringComparison.Ordinal),
    };
}
