using McpEdge.Auth;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore;

namespace McpEdge.Approvals;

/// <summary>How a decision ended.</summary>
/// <param name="Request">As it is now; null when there is none.</param>
/// <param name="Counts">Whether this decision is the one that counts.</param>
internal sealed record Decision(ApprovalRequest? Request, bool Counts);

/// <summary>Approves or denies a request. The first decision before the request expires counts; the same one again changes nothing.</summary>
internal sealed class DecideApproval(EdgeDbContext db, TimeProvider clock)
{
    public async Task<Decision> DecideAsync(Guid id, bool approve, Caller by, string reason, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var state = approve ? ApprovalState.Approved : ApprovalState.Denied;
        var changed = await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE approvals
            SET state = {SnakeCaseValue.Of(state)}, decided_at = {now}, decided_by = {$"{by.Account}/{by.Key}"}, reason = {reason},
                due_at = {(approve ? now : (DateTimeOffset?)null)}, finished_at = {(approve ? null : (DateTimeOffset?)now)}
            WHERE id = {id} AND state = 'pending' AND expires_at > {now}
            """,
            cancellationToken);
        var request = await db.Approvals.AsNoTracking().SingleOrDefaultAsync(approval => approval.Id == id, cancellationToken);

        return new(request, changed == 1 || (request is not null && IsSame(request.State, approve)));
    }

    private static bool IsSame(ApprovalState state, bool approve) => state switch
    {
        ApprovalState.Approved or ApprovalState.Done or ApprovalState.Failed or ApprovalState.Unknown => approve,
        ApprovalState.Denied => !approve,
        _ => false,
    };
}
