namespace McpEdge.Approvals;

/// <summary>How far an approval is.</summary>
internal enum ApprovalState
{
    /// <summary>Nobody has decided yet.</summary>
    Pending,

    /// <summary>Approved, and about to be carried out.</summary>
    Approved,

    Denied,

    /// <summary>Nobody decided in time.</summary>
    Expired,

    /// <summary>Approved and carried out.</summary>
    Done,

    /// <summary>Approved, but it could not be carried out; nothing was changed.</summary>
    Failed,

    /// <summary>Approved, but nobody can tell whether it was carried out.</summary>
    Unknown,
}
