namespace McpEdge.Audit;

/// <summary>How a call ended.</summary>
internal enum AuditOutcome
{
    /// <summary>It did what it was asked.</summary>
    Succeeded,

    /// <summary>It was not done: not allowed, wrong, or against a rule of a service.</summary>
    Refused,

    /// <summary>It went wrong: out of reach, out of time, or a defect. A write may have happened.</summary>
    Failed,

    /// <summary>Whoever asked went away before the answer. A write may have happened.</summary>
    Cancelled,
}
