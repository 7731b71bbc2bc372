using System.Text.Json;
using McpEdge.Auth;
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
    EdgeDbContext db, ToolCatalogue catalogue, ToolPipeline pipeline, CallLanguage languages, IOptions<ApprovalOptions> options, TimeProvider clock)
{
    private const int LongestDoubling = 6;

    /// <summary>Takes one approved call on and carries it out; false when none is due.</summary>
    public async Task<bool> TryDoNextAsync(CancellationToken cancellationToken)
    {
        if (await ClaimAsync(cancellationToken) is not { } request)
        {
            return false;
        }

        var repeatable = catalogue.Find(request.Tool)?.Profile.Repeatable ?? false;
        var result = request.Attempts > 1 && !repeatable
            ? ToolResult.Failure(ApprovalErrors.OutcomeUnknown, languages.Default)
            : await RunAsync(request, cancellationToken);

        await WriteAsync(request, result, repeatable, cancellationToken);
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
        var caller = new Caller(request.Account, request.Key, request.Scopes.ToHashSet(StringComparer.Ordinal));
        try
        {
            return await pipeline.RunAsync(
                new(request.Tool, JsonElement.Parse(request.Arguments), caller) { Approval = request.Id }, cancellationToken);
        }
        catch (UnknownToolException)
        {
            return ToolResult.Failure(EdgeErrors.ToolDisabled, languages.Default);
        }
    }

    private Task WriteAsync(ApprovalRequest request, ToolResult result, bool repeatable, CancellationToken cancellationToken)
    {
        var isOver = request.Attempts >= options.Value.MaxAttempts;
        return result.Error?.Code switch
        {
            ToolCodes.ServiceUnavailable or ToolCodes.Timeout when repeatable && !isOver => PostponeAsync(request, cancellationToken),
            ToolCodes.ServiceUnavailable or ToolCodes.Timeout when !repeatable =>
                FinishAsync(request, ApprovalState.Unknown, ToolResult.Failure(ApprovalErrors.OutcomeUnknown, languages.Default), cancellationToken),
            ToolCodes.OutcomeUnknown or ToolCodes.Timeout => FinishAsync(request, ApprovalState.Unknown, result, cancellationToken),
            null => FinishAsync(request, ApprovalState.Done, result, cancellationToken),
            _ => FinishAsync(request, ApprovalState.Failed, result, cancellationToken),
        };
    }

    private Task PostponeAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        var due = clock.GetUtcNow() + (options.Value.RetryPause * (1 << Math.Min(request.Attempts - 1, LongestDoubling)));
        return db.Database.ExecuteSqlAsync(
            $"UPDATE approvals SET due_at = {due} WHERE id = {request.Id} AND state = 'approved' AND attempts = {request.Attempts}",
            cancellationToken);
    }

    private Task FinishAsync(ApprovalRequest request, ApprovalState state, ToolResult result, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            UPDATE approvals
            SET state = {SnakeCaseValue.Of(state)}, finished_at = {clock.GetUtcNow()}, due_at = NULL,
                result_speech = {result.Error?.Message.In(languages.Default) ?? result.Speech}, result_data = {result.Data.GetRawText()}, error_code = {result.Error?.Code}
            WHERE id = {request.Id} AND state = 'approved' AND attempts = {request.Attempts}
            """,
            cancellationToken);
}
