using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Output;
using Aspire.Hosting.Processes;
using Aspire.Hosting.State;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Orchestration;

/// <summary>What all runners of one application share.</summary>
internal sealed record RunnerContext(
    IServiceProvider Services,
    IDistributedApplicationBuilder Builder,
    DistributedApplicationExecutionContext Execution,
    IDistributedApplicationEventing Eventing,
    ResourceNotificationService Notifications,
    ResourceLoggerService Loggers,
    HealthCheckService Health,
    ConsoleReport Report,
    StateFolder State,
    AppHostOptions Options,
    TimeProvider Clock)
{
    /// <summary>Set when the application starts.</summary>
    public Guardian Guardian { get; set; } = null!;

    /// <summary>Called when a resource fails before it was ever healthy.</summary>
    public Action<IResource, string> OnStartFailure { get; set; } = static (_, _) => { };

    /// <summary>Cancelled when the application stops.</summary>
    public CancellationToken Stopping { get; set; }
}
