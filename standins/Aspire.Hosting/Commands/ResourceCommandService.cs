using Aspire.Hosting.Orchestration;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Executes the commands of resources: <c>start</c>, <c>stop</c>, <c>restart</c>, and their own.</summary>
public class ResourceCommandService
{
    private readonly Orchestrator _orchestrator;
    private readonly ResourceNotificationService _notifications;
    private readonly ResourceLoggerService _loggers;
    private readonly IServiceProvider _services;

    internal ResourceCommandService(
        Orchestrator orchestrator, ResourceNotificationService notifications, ResourceLoggerService loggers, IServiceProvider services)
    {
        _orchestrator = orchestrator;
        _notifications = notifications;
        _loggers = loggers;
        _services = services;
    }

    /// <summary>Executes a command and waits for its end.</summary>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(
        IResource resource, string commandName, CancellationToken cancellationToken = default) =>
        ExecuteCommandAsync(resource.Name, commandName, cancellationToken);

    /// <summary>Executes a command and waits for its end.</summary>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(
        string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        if (!_orchestrator.TryFind(resourceId, out var runner))
        {
            return CommandResults.Failure($"There is no resource '{resourceId}'.");
        }

        var own = runner.Resource.Annotations.OfType<ResourceCommandAnnotation>().FirstOrDefault(command => command.Name == commandName);
        try
        {
            return own is not null
                ? await ExecuteOwnAsync(own, runner.Resource, cancellationToken).ConfigureAwait(false)
                : await runner.ExecuteAsync(commandName, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CommandResults.Canceled();
        }
    }

    private async Task<ExecuteCommandResult> ExecuteOwnAsync(
        ResourceCommandAnnotation command, IResource resource, CancellationToken cancellationToken)
    {
        if (command.Options.UpdateState is { } state
            && _notifications.TryGetCurrentState(resource.Name, out var current)
            && state(new UpdateCommandStateContext { ResourceSnapshot = current.Snapshot, Services = _services }) != ResourceCommandState.Enabled)
        {
            return CommandResults.Failure($"Command '{command.Name}' of '{resource.Name}' cannot be used now.");
        }

        return await command.ExecuteCommand(new ExecuteCommandContext
        {
            Services = _services,
            ResourceName = resource.Name,
            CancellationToken = cancellationToken,
            Logger = _loggers.GetLogger(resource),
        }).ConfigureAwait(false);
    }
}
