namespace McpEdge.Tools;

/// <summary>How much harm a wrong call can do.</summary>
internal enum Risk
{
    /// <summary>Reads, or changes that nobody minds.</summary>
    Low,

    /// <summary>Changes that are easy to undo.</summary>
    Medium,

    /// <summary>Changes that cost money or goodwill to undo.</summary>
    High,

    /// <summary>Changes that can't be undone.</summary>
    Critical,
}
