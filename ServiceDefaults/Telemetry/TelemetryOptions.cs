using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults.Telemetry;

/// <summary>How much of what the process does is traced. Metrics and logs are always whole.</summary>
public sealed class TelemetryOptions
{
    /// <summary>How many traces a second are begun at most, where <c>OTEL_TRACES_SAMPLER</c> is not set. The default is 50.</summary>
    [Range(0, 100_000)]
    public int TracesPerSecond { get; set; } = 50;

    /// <summary>
    /// Whether a trace that a caller keeps (<c>traceparent</c> with the flag 01) is kept here, however many there are. The default is true; where
    /// anybody may call, such traces count like those that begin here.
    /// </summary>
    public bool TrustsCallers { get; set; } = true;
}
