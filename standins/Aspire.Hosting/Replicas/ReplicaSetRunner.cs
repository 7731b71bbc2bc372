using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Processes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Replicas;

/// <summary>Runs several processes of a resource behind proxies, and shows them as one.</summary>
/// <remarks>The whole becomes healthy with its last replica, and stays so while one of them is.</remarks>
internal sealed class ReplicaSetRunner : ResourceRunner
{
    private readonly Lock _gate = new();
    private readonly IReadOnlyList<ReplicaProxy> _proxies;
    private Task _start = Task.CompletedTask;
    private bool _isAnnounced;

    public ReplicaSetRunner(
        IResource resource,
        RunnerContext context,
        PortAllocator ports,
        Func<LaunchContext, CancellationToken, Task<ProcessSpec>> launcher)
        : base(ResourceInstance.Only(resource), context)
    {
        Replicas =
        [
            .. Enumerable.Range(0, resource.GetReplicaCount()).Select(_ =>
                new ReplicaRunner(ResourceInstance.Replica(resource, ports.AllocateReplica(resource)), context, launcher, ShowWhole)),
        ];
        _proxies = [.. resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => new ReplicaProxy(resource, endpoint, () => Serving(endpoint)))];
    }

    public IReadOnlyList<ReplicaRunner> Replicas { get; }

    public override void Begin() => _start = StartAsync();

    public override async Task StopAsync()
    {
        await _start.ConfigureAwait(false);
        await Task.WhenAll(Replicas.Select(replica => replica.StopAsync())).ConfigureAwait(false);
        await Task.WhenAll(_proxies.Select(proxy => proxy.DisposeAsync().AsTask())).ConfigureAwait(false);
    }

    public override async Task<ExecuteCommandResult> ExecuteAsync(string command, CancellationToken cancellationToken)
    {
        var results = await Task.WhenAll(Replicas.Select(replica => replica.ExecuteAsync(command, cancellationToken))).ConfigureAwait(false);
        return results.FirstOrDefault(result => !result.Success) ?? results[0];
    }

    public override void Dispose()
    {
        foreach (var replica in Replicas)
        {
            replica.Dispose();
        }
    }

    private static bool IsServing(CustomResourceSnapshot? snapshot) => snapshot is { HealthStatus: HealthStatus.Healthy };

    private async Task StartAsync()
    {
        try
        {
            await Task.WhenAll(_proxies.Select(proxy => proxy.StartAsync(Context.Stopping))).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await FailAsync($"'{Id}' cannot be started: {failure.Message}", report: true).ConfigureAwait(false);
            return;
        }

        foreach (var replica in Replicas)
        {
            replica.Begin();
        }
    }

    /// <summary>The addresses of the replicas that are healthy now.</summary>
    private IReadOnlyList<Uri> Serving(EndpointAnnotation endpoint) =>
    [
        .. Replicas.Where(replica => IsServing(replica.Snapshot))
            .Select(replica => new Uri($"{endpoint.UriScheme}://127.0.0.1:{replica.PortOf(endpoint)}")),
    ];

    private void ShowWhole()
    {
        _ = PublishAsync(whole => Whole(whole, [.. Replicas.Select(replica => replica.Snapshot).OfType<CustomResourceSnapshot>()]));
        if (ShouldAnnounce())
        {
            _ = AnnounceAsync();
        }
    }

    private CustomResourceSnapshot Whole(CustomResourceSnapshot whole, IReadOnlyList<CustomResourceSnapshot> replicas)
    {
        var serving = replicas.FirstOrDefault(IsServing);
        var isUp = whole.IsReady && serving is not null;
        var shown = isUp ? serving! : replicas.FirstOrDefault(replica => !IsServing(replica)) ?? replicas[0];
        return whole with
        {
            State = shown.State,
            ExitCode = shown.ExitCode,
            ComesBack = shown.ComesBack,
            StartTimeStamp = shown.StartTimeStamp,
            StopTimeStamp = shown.StopTimeStamp,
            HealthReports = shown.HealthReports,
            Failure = isUp ? null : shown.Failure,
            IsReady = isUp,
        };
    }

    private bool ShouldAnnounce()
    {
        lock (_gate)
        {
            var snapshots = Replicas.Select(replica => replica.Snapshot).ToArray();
            if (!snapshots.Any(IsServing))
            {
                _isAnnounced = false;
            }

            return !_isAnnounced && (_isAnnounced = snapshots.All(snapshot => IsServing(snapshot) && snapshot!.IsReady));
        }
    }

    private async Task AnnounceAsync()
    {
        try
        {
            await BecomeReadyAsync(Context.Clock.GetTimestamp(), Context.Stopping).ConfigureAwait(false);
            ShowWhole();
        }
        catch (OperationCanceledException) when (Context.Stopping.IsCancellationRequested)
        {
        }
        catch (Exception failure)
        {
            await FailAsync(failure.Message, report: true).ConfigureAwait(false);
        }
    }
}
