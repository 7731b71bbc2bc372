using McpEdge.Data;
using McpEdge.Intents;
using McpEdge.Speech;
using McpEdge.Tools;
using Microsoft.EntityFrameworkCore;

namespace McpEdge.Approvals;

/// <summary>What a conversation left to an operator, as long as nothing else tells of it.</summary>
internal sealed class ApprovedWrites(IServiceScopeFactory scopes, IServiceProvider services)
{
    private static readonly Phrase Waiting = new(
        "{0} is waiting for approval, reference {1}.",
        "{0}: Das wartet auf Genehmigung, Referenz {1}.",
        "{0} : cela attend une approbation, référence {1}.");

    /// <param name="conversation">Of the caller's account.</param>
    /// <param name="context">Who asks.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async Task<IReadOnlyList<WriteView>> ReadAsync(string conversation, ToolContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdgeDbContext>();
        var requests = await db.Approvals.FromSql(
            $"""
            SELECT * FROM approvals
            WHERE account = {context.Caller.Account} AND conversation = {conversation}
                AND (state = 'pending' OR NOT EXISTS (
                    SELECT 1 FROM intents WHERE intents.intent_key = coalesce(approvals.intent_key, 'approval-' || replace(approvals.id::text, '-', ''))))
            """).AsNoTracking().ToListAsync(cancellationToken);

        return [.. requests.Select(request => View(request, context.Language))];
    }

    private WriteView View(ApprovalRequest request, SpokenLanguage language) => new()
    {
        Tool = request.Tool,
        State = request.State switch
        {
            ApprovalState.Pending => WriteState.WaitingForApproval,
            ApprovalState.Approved => WriteState.Running,
            ApprovalState.Done => WriteState.Done,
            ApprovalState.Unknown => WriteState.Unknown,
            _ => WriteState.NotDone,
        },
        At = request.CreatedAt,
        Reference = request.Reference,
        Message = SpeakableLine.From(Say(request, language), language),
    };

    private string Say(ApprovalRequest request, SpokenLanguage language) => request.State == ApprovalState.Pending
        ? Waiting.In(language, TitleOf(request, language), ApprovalReference.Say(request.Reference, language))
        : ApprovalSpeech.Say(request, language);

    private string TitleOf(ApprovalRequest request, SpokenLanguage language) =>
        services.GetRequiredService<ToolCatalogue>().Find(request.Tool)?.Profile.Title.In(language) ?? request.Tool;
}
