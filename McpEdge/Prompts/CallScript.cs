namespace McpEdge.Prompts;

/// <summary>How an agent handles one kind of call, published as a prompt.</summary>
/// <param name="Name">snake_case, unique.</param>
/// <param name="Title">For people.</param>
/// <param name="Description">For people: when to choose it.</param>
/// <param name="Text">
/// For models. <c>{argument}</c> is the value of an argument, <c>{tool:a|b}</c> the first of these tools that the caller can use, by the
/// name that the caller knows; a line with an argument that was not given, or a tool that can't be used, is left out.
/// </param>
internal sealed record CallScript(string Name, string Title, string Description, string Text)
{
    public IReadOnlyList<ScriptArgument> Arguments { get; init; } = [];

    /// <summary>Without these the script makes no sense; <c>a|b</c> is one of both.</summary>
    public required IReadOnlyList<string> Needs { get; init; }
}

/// <summary>What a script can be told beforehand.</summary>
/// <param name="Name">snake_case, unique in the script.</param>
/// <param name="Description">For people.</param>
/// <param name="Completion">Where values come from that can be offered; null where there are none.</param>
internal sealed record ScriptArgument(string Name, string Description, string? Completion = null);
