using System.Text.Json;
using McpEdge.Auth;

namespace McpEdge.Pipeline;

/// <summary>A wish to run a tool, as any door hands it over.</summary>
/// <param name="Tool">Name of the tool.</param>
/// <param name="Arguments">As they were sent; null when none were.</param>
/// <param name="Caller">Null when the door authenticated nobody.</param>
internal sealed record ToolCall(string Tool, JsonElement? Arguments, Caller? Caller);
