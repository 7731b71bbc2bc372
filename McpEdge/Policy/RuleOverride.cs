using McpEdge.Tools;

namespace McpEdge.Policy;

/// <summary>What a policy says of a tool; null leaves a part as it is elsewhere.</summary>
internal sealed record RuleOverride
{
    public Risk? Risk { get; init; }

    public Approval? Approval { get; init; }

    public Approver? Approver { get; init; }

    /// <summary>Whether it says nothing.</summary>
    public bool IsEmpty => this is { Risk: null, Approval: null, Approver: null };
}
