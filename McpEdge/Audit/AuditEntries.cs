using System.Text.RegularExpressions;

namespace McpEdge.Audit;

/// <summary>Makes entries of attempts: nothing of a caller's text gets in but what is known to be harmless.</summary>
internal sealed partial class AuditEntries(ArgumentDigest digest)
{
    /// <param name="attempt">The call.</param>
    /// <param name="end">Null for a write that is about to begin.</param>
    public AuditEntry Of(AuditAttempt attempt, AuditEnd? end) => new()
    {
        Id = attempt.Id,
        At = attempt.At,
        Account = attempt.Call.Caller?.Account,
        Key = attempt.Call.Caller?.Key,
        Conversation = attempt.Call.Conversation,
        Tool = attempt.Tool?.Profile.Name ?? NameOf(attempt.Call.Tool),
        Arguments = attempt.Tool is { } tool ? ArgumentRedaction.Of(tool.Arguments, attempt.Call.Arguments) : "{}",
        ArgumentsDigest = attempt.Arguments is { } arguments ? digest.Of(arguments) : null,
        IntentKey = attempt.IntentKey,
        Approval = attempt.Approval,
        TraceId = attempt.TraceId,
        Outcome = end?.Outcome,
        Code = end?.Code,
        DurationMs = end?.Duration.TotalMilliseconds,
    };

    // The name of a tool that there is not was chosen by a stranger.
    private static string NameOf(string tool) => ToolName().IsMatch(tool) ? tool : ArgumentRedaction.Hidden;

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z_-]{0,63}\z")]
    private static partial Regex ToolName();
}
