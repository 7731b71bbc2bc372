using System.Diagnostics;
using System.Diagnostics.Metrics;
using McpEdge.Approvals;
using McpEdge.Data;
using McpEdge.Errors;
using McpEdge.Pipeline;

namespace McpEdge.Audit;

/// <summary>Records every attempted call: reads when they are over and in the background, writes before they do anything.</summary>
internal sealed class AuditTrail(AuditQueue queue, AuditEntries entries, IServiceScopeFactory scopes, TimeProvider clock)
{
    private const string UnknownTool = "UNKNOWN_TOOL";

    private static readonly Meter Calls = new("Platform.Edge.Tools");

    private static readonly Histogram<double> Durations = Calls.CreateHistogram<double>("tool.call.duration", "s", "How long calls of tools took.");

    public AuditAttempt Begin(ToolCall call)
    {
        var came = clock.GetUtcNow() - call.Waited;
        var started = clock.GetTimestamp() - (long)(call.Waited.TotalSeconds * clock.TimestampFrequency);
        return new(AuditId.At(came), call, came, started, Activity.Current?.TraceId.ToString());
    }

    /// <summary>Writes the entry of a write, which must not happen unrecorded.</summary>
    public async Task RecordAsync(AuditAttempt attempt, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdgeDbContext>();
        db.AuditEntries.Add(entries.Of(attempt, null));
        await db.SaveChangesAsync(cancellationToken);
    }

    public void End(AuditAttempt attempt, ToolResult result)
    {
        attempt.Approval ??= (result.Error as ApprovalPending)?.Approval;
        End(attempt, OutcomeOf(result.Error?.Code), result.Error?.Code);
    }

    public void End(AuditAttempt attempt, Exception failure) => End(attempt, failure switch
    {
        UnknownToolException => (AuditOutcome.Refused, UnknownTool),
        OperationCanceledException => (AuditOutcome.Cancelled, null),
        _ => (AuditOutcome.Failed, ToolCodes.Internal),
    });

    private static AuditOutcome OutcomeOf(string? code) => code switch
    {
        null => AuditOutcome.Succeeded,
        ToolCodes.ServiceUnavailable or ToolCodes.Timeout or ToolCodes.Internal or ToolCodes.OutcomeUnknown => AuditOutcome.Failed,
        _ => AuditOutcome.Refused,
    };

    private void End(AuditAttempt attempt, (AuditOutcome Outcome, string? Code) end) => End(attempt, end.Outcome, end.Code);

    private void End(AuditAttempt attempt, AuditOutcome outcome, string? code)
    {
        var end = new AuditEnd(outcome, code, clock.GetElapsedTime(attempt.Started));
        if (Durations.Enabled)
        {
            Durations.Record(
                end.Duration.TotalSeconds, new("tool", attempt.Tool?.Profile.Name ?? "unknown"), new("outcome", SnakeCaseValue.Of(outcome)));
        }

        // Redaction and digest are the writer's work, not the caller's wait.
        queue.Add(() => entries.Of(attempt, end), mustKeep: attempt.Tool?.Profile.ReadOnly is false);
    }
}
