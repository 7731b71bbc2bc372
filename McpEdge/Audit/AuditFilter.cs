using McpEdge.Api;
using McpEdge.Auth;

namespace McpEdge.Audit;

/// <summary>Which entries are wanted; every member is a parameter of the query and may be left out.</summary>
internal sealed record AuditFilter
{
    private const string Unknown = "unknown";

    /// <summary>Another account than the caller's own: only for keys that may do everything.</summary>
    public string? Account { get; init; }

    public string? Conversation { get; init; }

    /// <summary>Id of the API key that called.</summary>
    public string? Key { get; init; }

    public string? Tool { get; init; }

    /// <summary><c>succeeded</c>, <c>refused</c>, <c>failed</c>, <c>cancelled</c>, or <c>unknown</c>: a write without an end.</summary>
    public string? Outcome { get; init; }

    /// <summary>The first moment, included.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The last moment, not included.</summary>
    public DateTimeOffset? To { get; init; }

    /// <exception cref="ApiException">A value can't be searched for.</exception>
    public IQueryable<AuditEntry> Apply(IQueryable<AuditEntry> entries, Caller caller)
    {
        if (AccountFor(caller) is { } account)
        {
            entries = entries.Where(entry => entry.Account == account);
        }

        if (Conversations.ConversationId.From(Conversation) is { } conversation)
        {
            entries = entries.Where(entry => entry.Conversation == conversation);
        }

        var (key, tool) = (ApiFilter.Text("key", Key), ApiFilter.Text("tool", Tool));
        entries = key is null ? entries : entries.Where(entry => entry.Key == key);
        entries = tool is null ? entries : entries.Where(entry => entry.Tool == tool);
        entries = Outcome is null ? entries : WithOutcome(entries);
        entries = From is not { } from ? entries : entries.Where(entry => entry.At >= from.ToUniversalTime());

        return To is not { } to ? entries : entries.Where(entry => entry.At < to.ToUniversalTime());
    }

    // Null: of all accounts, and of nobody's.
    private string? AccountFor(Caller caller) => caller.IsConfined ? caller.Account : ApiFilter.Text("account", Account);

    private IQueryable<AuditEntry> WithOutcome(IQueryable<AuditEntry> entries)
    {
        if (Outcome == Unknown)
        {
            return entries.Where(entry => entry.Outcome == null);
        }

        return Enum.TryParse<AuditOutcome>(Outcome, ignoreCase: true, out var outcome) && Enum.IsDefined(outcome)
            ? entries.Where(entry => entry.Outcome == outcome)
            : throw new ApiException(ApiProblem.Invalid([new("outcome", "must be one of: succeeded, refused, failed, cancelled, unknown")]));
    }
}
