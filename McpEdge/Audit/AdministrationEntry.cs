using System.Diagnostics;
using System.Text.Json;
using McpEdge.Auth;
using McpEdge.Schemas;

namespace McpEdge.Audit;

/// <summary>The entry of what somebody did to an account or a key. It is written in one transaction with what it records.</summary>
internal static class AdministrationEntry
{
    private const string CommandLine = "the command line";

    /// <param name="action">Stands where calls have the tool.</param>
    /// <param name="facts">Nothing of it may be secret or private.</param>
    /// <param name="by">Null at the command line.</param>
    /// <param name="now">When.</param>
    public static AuditEntry Of(string action, object facts, Caller? by, DateTimeOffset now) => new()
    {
        Id = AuditId.At(now),
        At = now,
        Account = by?.Account,
        Key = by?.Key ?? CommandLine,
        Tool = action,
        Arguments = JsonSerializer.Serialize(facts, ToolJson.Options),
        TraceId = Activity.Current?.TraceId.ToString(),
        Outcome = AuditOutcome.Succeeded,
    };
}
