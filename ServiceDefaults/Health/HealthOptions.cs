using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults.Health;

/// <summary>How the health endpoints answer.</summary>
public sealed class HealthOptions
{
    /// <summary>How long one check may take before it counts as failed. The default is 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:30")]
    public TimeSpan CheckTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long an answer is given again without checking, whoever asks; one that says unhealthy, for a tenth of it. The default is 1 second.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan ReuseFor { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Changes the answer of <c>/health</c> before it is written; for code, not for configuration.</summary>
    public Action<HealthAnswer>? Shape { get; set; }
}
