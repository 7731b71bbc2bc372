using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Replicas;

namespace Aspire.Hosting.Orchestration;

/// <summary>Runs what has no process: parameters, connection strings, databases.</summary>
internal sealed class PassiveRunner(IResource resource, RunnerContext context) : ResourceRunner(ResourceInstance.Only(resource), context)
{
    private readonly CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;

    public override void Begin() => _run = Task.Run(() => RunAsync(_stop.Token));

    public override async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(false);
        await PublishStateAsync(KnownResourceStates.Finished).ConfigureAwait(false);
    }

    public override void Dispose() => _stop.Dispose();

    public override Task<ExecuteCommandResult> ExecuteAsync(string command, CancellationToken cancellationToken) =>
        Task.FromResult(CommandResults.Failure($"'{Resource.Name}' has no process, and therefore no command '{command}'."));

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (Resource is ParameterResource parameter)
            {
                _ = await parameter.GetValueAsync(cancellationToken).ConfigureAwait(false);
                if (Resource is not IResourceWithConnectionString)
                {
                    await PublishStateAsync(KnownResourceStates.Active).ConfigureAwait(false);
                    return;
                }
            }

            if (Resource is ExternalServiceResource service)
            {
                _ = await service.GetUriAsync(cancellationToken).ConfigureAwait(false);
            }

            await PublishStateAsync(KnownResourceStates.Waiting).ConfigureAwait(false);
            if (Resource is IResourceWithParent { Parent: { } parent })
            {
                await Context.Notifications.WaitForDependencyAsync(Resource, parent, cancellationToken).ConfigureAwait(false);
            }

            await Context.Notifications.WaitForDependenciesAsync(Resource, cancellationToken).ConfigureAwait(false);
            await PublishStateAsync(KnownResourceStates.Running).ConfigureAwait(false);
            await WatchHealthAsync(Context.Clock.GetTimestamp(), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        catch (MissingParameterValueException missing)
        {
            await PublishAsync(snapshot => snapshot with { State = KnownResourceStates.ValueMissing }).ConfigureAwait(false);
            await FailAsync(missing.Message, report: true).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await FailAsync(failure.Message, report: failure is not DependencyFailedException).ConfigureAwait(false);
        }
    }
}
