using System.Collections.Concurrent;

namespace McpEdge.Latency;

/// <summary>Remembers how long calls took in this process, so that an agent knows whether to say something meanwhile.</summary>
internal sealed class ToolLatencies(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, LatencyWindow> _windows = new(StringComparer.Ordinal);

    public void Record(string tool, TimeSpan took) => _windows.GetOrAdd(tool, _ => new(clock)).Add(took);

    /// <summary>Null when the tool has not been called yet.</summary>
    public ExpectedLatency? Of(string tool) => _windows.TryGetValue(tool, out var window) ? window.Read() : null;
}
