using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults.Telemetry;

/// <summary>How much of what the process does is traced. Metrics and logs are always whole.</summary>
public sealed class TelemetryOptions
{
    /// <summary>
    /// How many traces a second are begun at most, where <c>OTEL_TRACES_SAMPLER</c> is not set; what others have begun is traced if they do. The
    /// default is 50.
    /// </summary>
    [Range(0, 100_000)]
    public int TracesPerSecond { get; set; } = 50;
}
