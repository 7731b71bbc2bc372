using System.Text.Json.Nodes;
using McpEdge.Pipeline;
using McpEdge.Tools;

namespace McpEdge.Audit;

/// <summary>A call while it runs: the pipeline's steps add what they find out.</summary>
/// <param name="Id">Of the entry.</param>
/// <param name="Call">As it came.</param>
/// <param name="At">When it came.</param>
/// <param name="Started">The same as a timestamp of the clock.</param>
/// <param name="TraceId">Of the request; null when it is not traced.</param>
internal sealed record AuditAttempt(Guid Id, ToolCall Call, DateTimeOffset At, long Started, string? TraceId)
{
    /// <summary>Null while, or because, no tool has the name.</summary>
    public Tool? Tool { get; set; }

    /// <summary>The arguments once they are found valid.</summary>
    public JsonObject? Arguments { get; set; }

    /// <summary>What the services know the effect by; null where there is none.</summary>
    public string? IntentKey { get; set; }

    /// <summary>The approval that was asked for or used; null where there was none.</summary>
    public Guid? Approval { get; set; } = Call.Approval;
}

/// <summary>How an attempt ended.</summary>
internal sealed record AuditEnd(AuditOutcome Outcome, string? Code, TimeSpan Duration);
