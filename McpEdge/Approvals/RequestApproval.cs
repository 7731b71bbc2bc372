using System.Text.Json.Nodes;
using McpEdge.Data;
using McpEdge.Errors;
using McpEdge.Intents;
using McpEdge.Pipeline;
using McpEdge.Speech;
using McpEdge.Tools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace McpEdge.Approvals;

/// <summary>Leaves a call to an operator, once however often it comes.</summary>
internal sealed class RequestApproval(IntentStep intents, IServiceScopeFactory scopes, IOptions<ApprovalOptions> options, TimeProvider clock)
{
    private const int MostAttempts = 14;

    // Keeps the locks apart from those that others take by a name.
    private const long LockOfAccounts = 4_713;

    /// <summary>Keeps the call for an operator; returns only the same call of before, when it has been carried out.</summary>
    /// <exception cref="ToolRefusedException">
    /// <see cref="ApprovalPending"/>, with the request's reference; or it was done before, and a person has to say that it is wanted again.
    /// </exception>
    public async Task<ApprovalRequest> DemandAsync(
        Tool tool, Risk risk, JsonObject arguments, ToolCall call, ToolContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdgeDbContext>();
        var given = tool.Profile.ReadOnly ? null : IntentStep.KeyOf(arguments, call, context);
        var digest = CallDigest.Of(tool, WishDigest.WithoutKey(arguments), given);
        var same = Same(db, context, digest, given);
        await RefuseWaitingAsync(same, digest, cancellationToken);

        var key = tool.Profile.ReadOnly ? null : await intents.ForeseeAsync(tool, arguments, call, context, cancellationToken);
        if (key is not null && await FindDoneAsync(same, digest, key, cancellationToken) is { } done)
        {
            return done;
        }

        var effect = await tool.DescribeAsync(arguments, context, cancellationToken);
        var runs = (JsonObject)(effect.Arguments ?? arguments).DeepClone();
        if (RepeatArgument.IsFor(tool.Profile) && RepeatArgument.IsIn(call.Arguments))
        {
            runs[RepeatArgument.Name] = true;
        }

        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var wanted = New(tool, risk, effect, CanonicalArguments.Of(arguments), CanonicalArguments.Of(runs), digest, key, context, attempt);
            if (await TryAddAsync(db, wanted, cancellationToken))
            {
                throw Pending(wanted, ApprovalErrors.Pending);
            }

            // Either the same call waits already, or there are too many, or the reference belongs to another one.
            await RefuseWaitingAsync(same, digest, cancellationToken);
            if (await WaitingOf(db, wanted).CountAsync(cancellationToken) >= options.Value.MaxPending)
            {
                throw new ToolRefusedException(ApprovalErrors.TooManyPending);
            }
        }

        throw new InvalidOperationException("No free reference was found for an approval.");
    }

    private ApprovalRequest New(
        Tool tool, Risk risk, PendingEffect effect, string wish, string arguments, byte[] digest, string? key, ToolContext context, int attempt)
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
            Conversation = context.Conversation,
            Language = context.Language.Code,
            IntentKey = key,
            Tool = tool.Profile.Name,
            Risk = risk,
            Summary = $"{char.ToUpperInvariant(summary[0])}{summary[1..]}.",
            Arguments = arguments,
            Wish = wish == arguments ? null : wish,
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
            INSERT INTO approvals (id, reference, account, key, scopes, conversation, language, intent_key, tool, risk, summary, arguments, wish, digest,
                state, created_at, expires_at, attempts)
            SELECT {wanted.Id}, {wanted.Reference}, {wanted.Account}, {wanted.Key}, {wanted.Scopes}, {wanted.Conversation}, {wanted.Language},
                {wanted.IntentKey}, {wanted.Tool}, {SnakeCaseValue.Of(wanted.Risk)}, {wanted.Summary}, {wanted.Arguments}, {wanted.Wish},
                {wanted.Digest}, {SnakeCaseValue.Of(wanted.State)}, {wanted.CreatedAt}, {wanted.ExpiresAt}, 0
            WHERE (SELECT count(*) FROM approvals WHERE account = {wanted.Account} AND state = 'pending' AND expires_at > {wanted.CreatedAt})
                < {options.Value.MaxPending}
            ON CONFLICT DO NOTHING
            """,
            cancellationToken) == 1;

    private static async Task RefuseWaitingAsync(IQueryable<ApprovalRequest> same, byte[] digest, CancellationToken cancellationToken)
    {
        var waiting = await same.Where(approval => approval.State == ApprovalState.Pending || approval.State == ApprovalState.Approved)
            .OrderByDescending(approval => approval.Id).FirstOrDefaultAsync(cancellationToken);
        if (waiting is not null)
        {
            DemandDigest(waiting, digest);
            throw Pending(waiting, waiting.State == ApprovalState.Pending ? ApprovalErrors.StillPending : ApprovalErrors.BeingCarriedOut);
        }
    }

    private static async Task<ApprovalRequest?> FindDoneAsync(
        IQueryable<ApprovalRequest> same, byte[] digest, string key, CancellationToken cancellationToken)
    {
        var done = await same.Where(approval => approval.State == ApprovalState.Done).ToListAsync(cancellationToken);
        var first = done.Find(approval => approval.KnownAs == key);
        DemandDigest(first, digest);

        return first;
    }

    // A key that the caller gave says what is the same. Without one the same words of somebody else, or elsewhere, are another wish.
    private static IQueryable<ApprovalRequest> Same(EdgeDbContext db, ToolContext context, byte[] digest, string? given)
    {
        var all = db.Approvals.AsNoTracking().Where(approval => approval.Account == context.Caller.Account);
        return given is not null
            ? all.Where(approval => approval.IntentKey == given)
            : all.Where(approval => approval.Key == context.Caller.Key && approval.Conversation == context.Conversation && approval.Digest == digest);
    }

    private static void DemandDigest(ApprovalRequest? first, byte[] digest)
    {
        if (first is not null && !first.Digest.AsSpan().SequenceEqual(digest))
        {
            throw new ToolRefusedException(IntentErrors.KeyReused);
        }
    }

    private static IQueryable<ApprovalRequest> WaitingOf(EdgeDbContext db, ApprovalRequest wanted) => db.Approvals.Where(
        approval => approval.Account == wanted.Account && approval.State == ApprovalState.Pending && approval.ExpiresAt > wanted.CreatedAt);

    private static ToolRefusedException Pending(ApprovalRequest request, Phrase told) =>
        new(new ApprovalPending(request.Id, request.Reference, told)
        {
            Facts = new()
            {
                ["reference"] = request.Reference,
                ["summary"] = request.Summary,
                ["expires_at"] = request.ExpiresAt,
            },
        });
}
