using System.Text.Json.Serialization;

namespace ServiceDefaults.Health;

/// <summary>The body of <c>/health</c>. It says what works, never why something does not: reasons are in the log.</summary>
public sealed class HealthAnswer
{
    /// <summary><c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</summary>
    public required string Status { get; set; }

    /// <summary>When the checks ran, UTC.</summary>
    public required DateTimeOffset Timestamp { get; set; }

    /// <summary><c>ok</c>, <c>degraded</c> or <c>error</c> by name of the check.</summary>
    public required SortedDictionary<string, string> Checks { get; set; }

    /// <summary>Further members of the answer.</summary>
    [JsonExtensionData]
    public Dictionary<string, object> More { get; } = [];
}
