using System.ComponentModel.DataAnnotations;

namespace McpEdge.Pipeline;

/// <summary>How long a caller on the telephone waits for an answer.</summary>
internal sealed class BudgetOptions
{
    /// <summary>For tools that only read. The default is 800 milliseconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan Read { get; set; } = TimeSpan.FromMilliseconds(800);

    /// <summary>For tools that change something. The default is 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan Write { get; set; } = TimeSpan.FromMilliseconds(2_000);

    /// <summary>After this no tool answers any more, whatever its own budget. The default is 2.5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan Longest { get; set; } = TimeSpan.FromMilliseconds(2_500);

    /// <summary>The part of the budget for parts of an answer that may be left out. The default is 400 milliseconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan Optional { get; set; } = TimeSpan.FromMilliseconds(400);

    public TimeSpan For(bool readOnly) => Shorter(readOnly ? Read : Write, Longest);

    /// <summary>For parts of an answer that may be left out: the same share of what is left as of the whole budget.</summary>
    public TimeSpan ForOptionalParts(bool readOnly, TimeSpan left) => Shorter(Optional, For(readOnly)) * (left / For(readOnly));

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
