using System.ComponentModel.DataAnnotations;

namespace McpEdge.Pipeline;

/// <summary>How long a caller on the telephone waits for an answer.</summary>
internal sealed class BudgetOptions
{
    /// <summary>Milliseconds for tools that only read.</summary>
    [Range(1, 60_000)]
    public int ReadMilliseconds { get; set; } = 800;

    /// <summary>Milliseconds for tools that change something.</summary>
    [Range(1, 60_000)]
    public int WriteMilliseconds { get; set; } = 2_000;

    /// <summary>Milliseconds after which no tool answers any more, whatever its own budget.</summary>
    [Range(1, 60_000)]
    public int LongestMilliseconds { get; set; } = 2_500;

    /// <summary>Milliseconds, of the budget, for parts of an answer that may be left out.</summary>
    [Range(1, 60_000)]
    public int OptionalMilliseconds { get; set; } = 400;

    public TimeSpan Optional => TimeSpan.FromMilliseconds(Math.Min(OptionalMilliseconds, LongestMilliseconds));

    public TimeSpan For(bool readOnly) =>
        TimeSpan.FromMilliseconds(Math.Min(readOnly ? ReadMilliseconds : WriteMilliseconds, LongestMilliseconds));
}
