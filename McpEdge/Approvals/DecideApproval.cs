using McpEdge.Auth;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace McpEdge.Approvals;

/// <summary>How a decision ended.</summary>
/// <param name="Request">As it is now; null when there is none.</param>
/// <param name="Counts">Whether this decision is the one that counts.</param>
/// <param name="IsOwn">Whether somebody else has to decide, because the call was made with the same key.</param>
internal sealed record Decision(ApprovalRequest? Request, bool Counts, bool IsOwn);

/// <summary>Approves or denies a request; what is none of its account there is not for a confined caller. The first decision before the request expires counts; the same one again changes nothing.</summary>
internal sealed class DecideApproval(EdgeDbContext db, IOptions<ApprovalOptions> options, TimeProvider clock)
{
    public async Task<Decision> DecideAsync(Guid id, bool approve, Caller by, string reason, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var state = approve ? ApprovalState.Approved : ApprovalState.Denied;
        // Withdrawing one's own call harms nobody.
        var confined = by.IsConfined;
        var byOthers = approve && !options.Value.SelfApproval;
        var changed = await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE approvals
            SET state = {SnakeCaseValue.Of(state)}, decided_at = {now}, decided_by = {$"{by.Account}/{by.Key}"}, reason = {reason},
                due_at = {(approve ? now : (DateTimeOffset?)null)}, finished_at = {(approve ? null : (DateTimeOffset?)now)}
            WHERE id = {id} AND state = 'pending' AND expires_at > {now}
                AND NOT ({confined} AND account <> {by.Account}) AND NOT ({byOthers} AND account = {by.Account} AND key = {by.Key})
            """,
            cancellationToken);
        var request = await db.Approvals.AsNoTracking().SingleOrDefaultAsync(approval => approval.Id == id && (!confined || approval.Account == by.Account), cancellationToken);

        return new(
            request,
            changed == 1 || (request is not null && IsSame(request.State, approve)),
            byOthers && request is { State: ApprovalState.Pending } && request.ExpiresAt > now && (request.Account, request.Key) == (by.Account, by.Key));
    }

    private static bool IsSame(ApprovalState state, bool approve) => state switch
    {
        ApprovalState.Approved or ApprovalState.Done or ApprovalState.Failed or ApprovalState.Unknown => approve,
        ApprovalState.Denied => !approve,
        _ => false,
    };
}
