using McpEdge.Auth;

namespace McpEdge.Tools;

/// <summary>The call that a tool is answering.</summary>
/// <param name="Caller">Whose key it is.</param>
/// <param name="Deadline">When the answer has to be there; every gRPC call made for it ends then.</param>
/// <param name="Now">When the call came.</param>
internal sealed record ToolContext(Caller Caller, DateTimeOffset Deadline, DateTimeOffset Now);
