namespace McpEdge.Latency;

/// <summary>How long the latest calls of a tool took, in whole milliseconds.</summary>
/// <param name="P50">Half of them took no longer.</param>
/// <param name="P95">All but one in twenty took no longer.</param>
internal readonly record struct ExpectedLatency(int P50, int P95);
