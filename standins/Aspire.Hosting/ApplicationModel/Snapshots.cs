using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A state with its style.</summary>
public sealed record ResourceStateSnapshot(string Text, string? Style)
{
    /// <summary>A state without style.</summary>
    public static implicit operator ResourceStateSnapshot?(string? s) => s is null ? null : new(s, null);
}

/// <summary>The last result of one health check.</summary>
public sealed record HealthReportSnapshot(string Name, HealthStatus? Status, string? Description, string? ExceptionText);

/// <summary>A fact about a resource.</summary>
public sealed record ResourcePropertySnapshot(string Name, object? Value);

/// <summary>What is known about a resource at one moment.</summary>
public sealed record CustomResourceSnapshot
{
    /// <summary>For example <c>Project</c>.</summary>
    public required string ResourceType { get; init; }

    /// <summary>One of <see cref="KnownResourceStates"/>, or the resource's own.</summary>
    public ResourceStateSnapshot? State { get; init; }

    /// <summary>The exit code of the last process, once it has ended.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Null while it does not run; the worst report otherwise, healthy without any health check.</summary>
    public HealthStatus? HealthStatus =>
        State?.Text != KnownResourceStates.Running ? null
        : HealthReports.Length == 0 ? Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy
        : HealthReports.Min(report => report.Status ?? Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Unhealthy);

    /// <summary>The results of the health checks.</summary>
    public ImmutableArray<HealthReportSnapshot> HealthReports { get; internal init; } = [];

    /// <summary>Further facts, such as <c>executable.pid</c>.</summary>
    public ImmutableArray<ResourcePropertySnapshot> Properties { get; init; } = [];

    public DateTime? CreationTimeStamp { get; init; }

    public DateTime? StartTimeStamp { get; init; }

    public DateTime? StopTimeStamp { get; init; }

    public bool IsHidden { get; init; }

    /// <summary>Set when the handlers of <see cref="ResourceReadyEvent"/> have finished.</summary>
    internal bool IsReady { get; init; }

    /// <summary>Whether a process that has ended is about to be started again.</summary>
    internal bool ComesBack { get; init; }

    /// <summary>Why the resource cannot be waited for, in one line and then its last log lines.</summary>
    internal string? Failure { get; init; }
}

/// <summary>A change of a resource.</summary>
public class ResourceEvent(IResource resource, string resourceId, CustomResourceSnapshot snapshot)
{
    /// <summary>The resource.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>The instance; the resource's name unless it has replicas.</summary>
    public string ResourceId { get; } = resourceId;

    /// <summary>What it looks like now.</summary>
    public CustomResourceSnapshot Snapshot { get; } = snapshot;
}
