using System.Text.Json.Nodes;
using McpEdge.Data;
using McpEdge.Errors;
using McpEdge.Pipeline;
using McpEdge.Speech;
using McpEdge.Tools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace McpEdge.Approvals;

/// <summary>Leaves a call to an operator.</summary>
internal sealed class RequestApproval(IServiceScopeFactory scopes, IOptions<ApprovalOptions> options, TimeProvider clock)
{
    private const int MostAttempts = 14;

    // Keeps the locks apart from those that others take by a name.
    private const long LockOfAccounts = 4_713;

    /// <summary>Keeps the call for an operator, and never returns.</summary>
    /// <exception cref="ToolRefusedException"><see cref="ApprovalPending"/>, with the request's reference.</exception>
    public async Task DemandAsync(Tool tool, JsonObject arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var effect = await tool.DescribeAsync(arguments, context, cancellationToken);
        var digest = CallDigest.Of(tool, arguments);

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdgeDbContext>();
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var wanted = New(tool, effect, arguments, digest, context, attempt);
            if (await TryAddAsync(db, wanted, cancellationToken))
            {
                throw Pending(wanted, again: false);
            }

            // Either the same call waits already, or there are too many, or the reference belongs to another one.
            if (await FindAsync(db, wanted, cancellationToken) is { } earlier)
            {
                throw Pending(earlier, again: true);
            }

            if (await WaitingOf(db, wanted).CountAsync(cancellationToken) >= options.Value.MaxPending)
            {
                throw new ToolRefusedException(ApprovalErrors.TooManyPending);
            }
        }

        throw new InvalidOperationException("No free reference was found for an approval.");
    }

    private ApprovalRequest New(Tool tool, PendingEffect effect, JsonObject arguments, byte[] digest, ToolContext context, int attempt)
    {
        var now = clock.GetUtcNow();
        var summary = SpeakableLine.From(effect.Speech, context.Language);

        return new()
        {
            Id = Guid.CreateVersion7(now),
            Reference = ApprovalReference.New(attempt),
            Account = context.Caller.Account,
            Key = context.Caller.Key,
            Scopes = [.. context.Caller.Scopes],
            Tool = tool.Profile.Name,
            Risk = tool.Profile.Risk,
            Summary = $"{char.ToUpperInvariant(summary[0])}{summary[1..]}.",
            Arguments = CanonicalArguments.Of(effect.Arguments ?? arguments),
            Digest = digest,
            State = ApprovalState.Pending,
            CreatedAt = now,
            ExpiresAt = now + options.Value.Lifetime,
        };
    }

    // An account's requests are added one after another, or several at once would not count each other.
    private async Task<bool> TryAddAsync(EdgeDbContext db, ApprovalRequest wanted, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            SELECT pg_advisory_xact_lock(hashtextextended({wanted.Account}, {LockOfAccounts}));
            INSERT INTO approvals (id, reference, account, key, scopes, tool, risk, summary, arguments, digest, state, created_at, expires_at, attempts)
            SELECT {wanted.Id}, {wanted.Reference}, {wanted.Account}, {wanted.Key}, {wanted.Scopes}, {wanted.Tool},
                {SnakeCaseValue.Of(wanted.Risk)}, {wanted.Summary}, {wanted.Arguments}, {wanted.Digest},
                {SnakeCaseValue.Of(wanted.State)}, {wanted.CreatedAt}, {wanted.ExpiresAt}, 0
            WHERE (SELECT count(*) FROM approvals WHERE account = {wanted.Account} AND state = 'pending' AND expires_at > {wanted.CreatedAt})
                < {options.Value.MaxPending}
            ON CONFLICT DO NOTHING
            """,
            cancellationToken) == 1;

    private static Task<ApprovalRequest?> FindAsync(EdgeDbContext db, ApprovalRequest wanted, CancellationToken cancellationToken) =>
        db.Approvals.AsNoTracking().SingleOrDefaultAsync(
            approval => approval.Account == wanted.Account && approval.Digest == wanted.Digest && approval.State == ApprovalState.Pending,
            cancellationToken);

    private static IQueryable<ApprovalRequest> WaitingOf(EdgeDbContext db, ApprovalRequest wanted) => db.Approvals.Where(
        approval => approval.Account == wanted.Account && approval.State == ApprovalState.Pending && approval.ExpiresAt > wanted.CreatedAt);

    private static ToolRefusedException Pending(ApprovalRequest request, bool again) =>
        new(new ApprovalPending(request.Id, request.Reference, again)
        {
            Facts = new()
            {
                ["reference"] = request.Reference,
                ["summary"] = request.Summary,
                ["expires_at"] = request.ExpiresAt,
            },
        });
}
