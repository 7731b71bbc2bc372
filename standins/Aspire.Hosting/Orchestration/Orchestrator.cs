using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Replicas;
using Aspire.Hosting.State;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Orchestration;

/// <summary>Starts all resources, each when what it needs is there, and stops them in reverse.</summary>
internal sealed class Orchestrator(
    RunnerContext context, DistributedApplicationModel model, PortAllocator ports, IHostApplicationLifetime lifetime)
    : IHostedService, IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private Dictionary<IResource, ResourceRunner> _runners = [];
    private StateLock? _lock;
    private Task? _stop;
    private bool _hasFailed;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        EnsurePlatform();
        Dependencies.EnsureNoCycle(model.Resources);
        _lock = await StateLock.AcquireAsync(context.State, cancellationToken).ConfigureAwait(false);
        if (await context.State.LeftOvers.EndAsync(cancellationToken).ConfigureAwait(false) is > 0 and var ended)
        {
            context.Report.Problem($"Ended {ended} processes that an earlier run had left behind.");
        }

        context.Guardian = Guardian.Start(_lock.Handle);
        context.OnStartFailure = FailStart;
        context.Stopping = _stopping.Token;
        if (context.State.IsThrowAway)
        {
            context.Guardian.DeleteAtEnd(context.State.Root);
        }

        context.State.BeginRun();
        context.Loggers.WriteTo(context.State.RunLogs);
        context.Report.Starting(context.State.Root, context.State.RunLogs);
        await context.Eventing.PublishAsync(new BeforeStartEvent(context.Services, model), cancellationToken).ConfigureAwait(false);
        ports.Allocate(model.Resources);
        foreach (var resource in model.Resources)
        {
            await ResourceUrls.ResolveAsync(resource, context.Execution).ConfigureAwait(false);
            await context.Eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(resource, context.Services), cancellationToken)
                .ConfigureAwait(false);
        }

        _runners = model.Resources.ToDictionary(resource => resource, CreateRunner);
        foreach (var runner in _runners.Values)
        {
            runner.Begin();
        }

        await context.Eventing.PublishAsync(new AfterResourcesCreatedEvent(context.Services, model), cancellationToken).ConfigureAwait(false);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _stop ??= StopInOrderAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        foreach (var runner in _runners.Values)
        {
            runner.Dispose();
        }

        _stopping.Dispose();
    }

    public bool TryFind(string name, [NotNullWhen(true)] out ResourceRunner? runner)
    {
        runner = _runners.Values.SelectMany(candidate => candidate is ReplicaSetRunner set ? [set, .. set.Replicas] : new[] { candidate })
            .FirstOrDefault(candidate => string.Equals(candidate.Id, name, StringComparison.OrdinalIgnoreCase));
        return runner is not null;
    }

    private static void EnsurePlatform()
    {
        if (OperatingSystem.IsWindows())
        {
            throw new DistributedApplicationException(
                "Processes are supervised on Linux and macOS only; on Windows use WSL, or the official Aspire packages with containers.");
        }
    }

    private ResourceRunner CreateRunner(IResource resource) => Launchers.Find(resource, context.Builder.AppHostAssembly) switch
    {
        null => new PassiveRunner(resource, context),
        var launcher when resource.GetReplicaCount() > 1 => new ReplicaSetRunner(resource, context, ports, launcher),
        var launcher => new ProcessRunner(ResourceInstance.Only(resource), context, launcher),
    };

    private void FailStart(IResource resource, string failure)
    {
        // A test asks for the state of a resource itself, and the first failure explains those that follow from it.
        if (context.Options.IsTest || _stopping.IsCancellationRequested || Interlocked.Exchange(ref _hasFailed, true))
        {
            return;
        }

        context.Report.Failure(failure);
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }

    private async Task StopInOrderAsync()
    {
        if (_lock is null)
        {
            return;
        }

        var start = context.Clock.GetTimestamp();
        context.Report.Stopping();
        await _stopping.CancelAsync().ConfigureAwait(false);
        var dependents = _runners.Keys
            .SelectMany(resource => Dependencies.Of(resource).Select(dependency => (dependency, resource)))
            .ToLookup(pair => pair.dependency, pair => pair.resource);
        var stops = new Dictionary<IResource, Task>();
        await Task.WhenAll(_runners.Keys.Select(resource => StopAfterDependents(resource, dependents, stops))).ConfigureAwait(false);
        if (context.Guardian is { } guardian)
        {
            await guardian.DisposeAsync().ConfigureAwait(false);
        }

        _lock.Dispose();
        context.Report.Stopped(context.Clock.GetElapsedTime(start));
    }

    private Task StopAfterDependents(IResource resource, ILookup<IResource, IResource> dependents, Dictionary<IResource, Task> stops)
    {
        if (!stops.TryGetValue(resource, out var stop))
        {
            var first = dependents[resource].Where(_runners.ContainsKey).Select(dependent => StopAfterDependents(dependent, dependents, stops));
            stops[resource] = stop = StopAfter([.. first], _runners[resource]);
        }

        return stop;

        static async Task StopAfter(Task[] first, ResourceRunner runner)
        {
            await Task.WhenAll(first).ConfigureAwait(false);
            await runner.StopAsync().ConfigureAwait(false);
        }
    }
}
