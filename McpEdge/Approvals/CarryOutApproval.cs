using System.Text.Json;
using System.Text.Json.Nodes;
using McpEdge.Data;
using McpEdge.Errors;
using McpEdge.Pipeline;
using McpEdge.Speech;
using McpEdge.Tools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace McpEdge.Approvals;

/// <summary>
/// Carries approved calls out, each with the same intent key however often it is begun: what a dead replica did and did not write down is
/// found by its service. A tool whose service can't do that is begun once.
/// </summary>
internal sealed class CarryOutApproval(
    EdgeDbContext db,
    ToolCatalogue catalogue,
    ToolPipeline pipeline,
    LostAnswer lost,
    CallLanguage languages,
    IOptions<ApprovalOptions> options,
    TimeProvider clock)
{
    private const int LongestDoubling = 6;

    /// <summary>Takes one approved call on and carries it out; false when none is due.</summary>
    public async Task<bool> TryDoNextAsync(CancellationToken cancellationToken)
    {
        if (await ClaimAsync(cancellationToken) is not { } request)
        {
            return false;
        }

        var tool = catalogue.Find(request.Tool);
        var result = request.Attempts > 1 && tool is not { Profile.Repeatable: true }
            ? ToolResult.Failure(ApprovalErrors.OutcomeUnknown, LanguageOf(request))
            : await RunAsync(request, cancellationToken);

        await WriteAsync(request, tool, result, cancellationToken);
        return true;
    }

    private async Task<ApprovalRequest?> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var claimed = await db.Approvals.FromSql(
            $"""
            UPDATE approvals SET due_at = {now + options.Value.Lease}, attempts = attempts + 1
            WHERE id = (
                SELECT id FROM approvals WHERE state = 'approved' AND due_at <= {now} ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING *
            """).AsNoTracking().ToListAsync(cancellationToken);

        return claimed.SingleOrDefault();
    }

    private async Task<ToolResult> RunAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var call = new ToolCall(request.Tool, JsonElement.Parse(request.Arguments), request.ToCaller())
            {
                Approval = request.Id,
                Intent = request.KnownAs,
                Wish = request.Wish is { } wish ? (JsonObject?)JsonNode.Parse(wish) : null,
                Conversation = request.Conversation,
                Language = LanguageOf(request),
            };
            return await pipeline.RunAsync(call, cancellationToken);
        }
        catch (UnknownToolException)
        {
            return ToolResult.Failure(EdgeErrors.ToolDisabled, LanguageOf(request));
        }
    }

    private async Task WriteAsync(ApprovalRequest request, Tool? tool, ToolResult result, CancellationToken cancellationToken)
    {
        var isOver = request.Attempts >= options.Value.MaxAttempts;
        switch (result.Error?.Code)
        {
            case null:
                await FinishAsync(request, ApprovalState.Done, result, cancellationToken);
                break;
            case ToolCodes.ServiceUnavailable or ToolCodes.Timeout when tool is { Profile.Repeatable: true } && !isOver:
                await PostponeAsync(request, cancellationToken);
                break;
            case { } code when request.Attempts == 1 && !LostAnswer.IsOf(code):
                await FinishAsync(request, ApprovalState.Failed, result, cancellationToken);
                break;
            default:
                // This attempt, or one before, may have got through.
                var (state, found) = await lost.FindAsync(request, tool, result, LanguageOf(request), cancellationToken);
                await FinishAsync(request, state, found, cancellationToken);
                break;
        }
    }

    private Task PostponeAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        var due = clock.GetUtcNow() + (options.Value.RetryPause * (1 << Math.Min(request.Attempts - 1, LongestDoubling)));
        return db.Database.ExecuteSqlAsync(
            $"UPDATE approvals SET due_at = {due} WHERE id = {request.Id} AND state = 'approved' AND attempts = {request.Attempts}",
            cancellationToken);
    }

    private Task FinishAsync(ApprovalRequest request, ApprovalState state, ToolResult result, CancellationToken cancellationToken)
    {
        var speech = result.Error?.Message.In(LanguageOf(request)) ?? result.Speech;
        var data = result.Data.ValueKind == JsonValueKind.Null ? null : result.DataText;
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE approvals
            SET state = {SnakeCaseValue.Of(state)}, finished_at = {clock.GetUtcNow()}, due_at = NULL,
                result_speech = {speech}, result_data = {data}, error_code = {result.Error?.Code}
            WHERE id = {request.Id} AND state = 'approved' AND attempts = {request.Attempts}
            """,
            cancellationToken);
    }

    private SpokenLanguage LanguageOf(ApprovalRequest request) => languages.Find(request.Language);
}
