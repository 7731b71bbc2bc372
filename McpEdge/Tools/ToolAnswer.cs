namespace McpEdge.Tools;

/// <summary>What a tool answers.</summary>
/// <param name="Speech">The answer in one or two sentences that can be spoken as they are.</param>
/// <param name="Data">The same answer as data; becomes <c>structuredContent</c>.</param>
internal sealed record ToolAnswer<TResult>(string Speech, TResult Data);
