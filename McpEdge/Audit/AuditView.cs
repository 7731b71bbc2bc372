using System.Text.Json;

namespace McpEdge.Audit;

/// <summary>An entry as the API shows it.</summary>
internal sealed record AuditView(
    Guid Id,
    DateTimeOffset At,
    string? Account,
    string? Key,
    string? Conversation,
    string? Tool,
    string Outcome,
    string? Code,
    double? DurationMs,
    JsonElement Arguments,
    string? ArgumentsDigest,
    string? IntentKey,
    Guid? Approval,
    string? TraceId)
{
    public static AuditView Of(AuditEntry entry) => new(
        entry.Id,
        entry.At,
        entry.Account,
        entry.Key,
        entry.Conversation,
        entry.Tool,
        entry.Outcome?.ToString().ToLowerInvariant() ?? "unknown",
        entry.Code,
        entry.DurationMs,
        JsonElement.Parse(entry.Arguments),
        entry.ArgumentsDigest,
        entry.IntentKey,
        entry.Approval,
        entry.TraceId);
}
