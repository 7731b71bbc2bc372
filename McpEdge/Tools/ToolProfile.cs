namespace McpEdge.Tools;

/// <summary>What is published about a tool, and what the pipeline goes by.</summary>
/// <param name="Name">snake_case, unique, never reused for something else.</param>
/// <param name="Title">For people.</param>
/// <param name="Description">For models: what it does, when to use it, what it answers.</param>
/// <param name="Scope">What a key needs to see and call it, such as <c>customers:read</c>.</param>
internal sealed record ToolProfile(string Name, string Title, string Description, string Scope)
{
    public Risk Risk { get; init; } = Risk.Low;

    /// <summary>Changes nothing; decides the budget too.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Overwrites or removes something, rather than only adding.</summary>
    public bool Destructive { get; init; }

    /// <summary>The same call again has no further effect.</summary>
    public bool Idempotent { get; init; }
}
