using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Replicas;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Orchestration;

/// <summary>Brings one resource up, watches its health and takes it down.</summary>
internal abstract class ResourceRunner(ResourceInstance instance, RunnerContext context) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    public IResource Resource => instance.Resource;

    /// <summary>By which the runner's resource, or the replica of it, is known.</summary>
    public string Id => instance.Id;

    protected ResourceInstance Instance => instance;

    protected RunnerContext Context => context;

    /// <summary>Begins to bring the resource up; returns at once.</summary>
    public abstract void Begin();

    /// <summary>Frees what the runner holds, after it has been stopped.</summary>
    public abstract void Dispose();

    /// <summary>Takes the resource down.</summary>
    public abstract Task StopAsync();

    /// <summary>Executes one of the built-in commands.</summary>
    public abstract Task<ExecuteCommandResult> ExecuteAsync(string command, CancellationToken cancellationToken);

    /// <summary>How long a healthy resource is left alone.</summary>
    protected virtual TimeSpan PauseWhenHealthy => TimeSpan.FromSeconds(10);

    protected virtual Task PublishAsync(Func<CustomResourceSnapshot, CustomResourceSnapshot> change) =>
        context.Notifications.PublishUpdateAsync(Resource, Id, change);

    protected Task PublishStateAsync(string state) => PublishAsync(snapshot => snapshot with { State = state });

    /// <summary>Checks health until cancelled; the first time that it is good, the resource becomes ready.</summary>
    /// <exception cref="ResourceFailureException">It did not become healthy in time.</exception>
    protected async Task WatchHealthAsync(long since, CancellationToken cancellationToken)
    {
        var keys = Resource.Annotations.OfType<HealthCheckAnnotation>().Select(annotation => annotation.Key).ToHashSet();
        var isReady = false;
        var pause = FirstPause;
        var start = context.Clock.GetTimestamp();
        while (true)
        {
            var reports = await CheckAsync(keys, cancellationToken).ConfigureAwait(false);
            var isHealthy = reports.All(report => report.Status == HealthStatus.Healthy);
            await PublishAsync(snapshot => snapshot with { HealthReports = [.. reports] }).ConfigureAwait(false);
            if (isHealthy && !isReady)
            {
                isReady = true;
                await BecomeReadyAsync(since, cancellationToken).ConfigureAwait(false);
            }

            if (!isReady && context.Clock.GetElapsedTime(start) > context.Options.HealthTimeout)
            {
                throw new ResourceFailureException(
                    $"'{Id}' did not become healthy within {context.Options.HealthTimeout.TotalSeconds:0} s: {Reason(reports)}.");
            }

            await Task.Delay(isReady && isHealthy ? PauseWhenHealthy : pause, context.Clock, cancellationToken).ConfigureAwait(false);
            pause = isReady && isHealthy ? FirstPause : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        }
    }

    /// <summary>Calls the handlers that wait for the resource to be ready.</summary>
    protected virtual Task AnnounceReadyAsync(CancellationToken cancellationToken) =>
        context.Eventing.PublishAsync(new ResourceReadyEvent(Resource, context.Services), cancellationToken);

    /// <summary>Called each time that the resource has become ready.</summary>
    protected virtual void BecameReady()
    {
    }

    /// <summary>The failure with the last lines of the log below it.</summary>
    protected string WithLastLines(string failure)
    {
        var lines = context.Loggers.LastLines(Id);
        return lines.Count == 0 ? failure : $"{failure} Its last lines:\n{string.Join('\n', lines.Select(line => $"    {line}"))}";
    }

    protected async Task FailAsync(string failure, bool report)
    {
        await PublishAsync(snapshot => snapshot with
        {
            State = new ResourceStateSnapshot(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error),
            Failure = failure,
            IsReady = false,
        }).ConfigureAwait(false);
        if (report)
        {
            context.OnStartFailure(Resource, failure);
        }
    }

    private static string Reason(IReadOnlyList<HealthReportSnapshot> reports) =>
        string.Join("; ", reports.Where(report => report.Status != HealthStatus.Healthy)
            .Select(report => report.Description ?? report.ExceptionText ?? $"health check {report.Name} fails"));

    private async Task<IReadOnlyList<HealthReportSnapshot>> CheckAsync(HashSet<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        ResourceInstance.Current = instance;
        var report = await context.Health.CheckHealthAsync(check => keys.Contains(check.Name), cancellationToken).ConfigureAwait(false);
        return [.. report.Entries.Select(entry =>
            new HealthReportSnapshot(entry.Key, entry.Value.Status, entry.Value.Description, entry.Value.Exception?.Message))];
    }

    protected async Task BecomeReadyAsync(long since, CancellationToken cancellationToken)
    {
        context.Report.Healthy(Resource, Id, context.Clock.GetElapsedTime(since));
        await AnnounceReadyAsync(cancellationToken).ConfigureAwait(false);
        BecameReady();
        await PublishAsync(snapshot => snapshot with { IsReady = true }).ConfigureAwait(false);
    }
}
