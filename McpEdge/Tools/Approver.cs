namespace McpEdge.Tools;

/// <summary>Who has to agree to a call that requires approval.</summary>
internal enum Approver
{
    /// <summary>Whoever talks with the agent: they are asked, and the call goes on when they say yes.</summary>
    Caller,

    /// <summary>A colleague, later: the call ends with a reference, and the effect comes when they approve it.</summary>
    Operator,
}
