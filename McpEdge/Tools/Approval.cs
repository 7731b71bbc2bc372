namespace McpEdge.Tools;

/// <summary>What it takes before a tool has its effect.</summary>
internal enum Approval
{
    /// <summary>Nothing: it runs at once.</summary>
    AutoApproved,

    /// <summary>Somebody has to agree first.</summary>
    RequiresApproval,

    /// <summary>It doesn't run at all.</summary>
    Disabled,
}
