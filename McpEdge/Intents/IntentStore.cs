using McpEdge.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace McpEdge.Intents;

/// <summary>The intents of conversations in the edge's database, which all replicas share.</summary>
internal sealed class IntentStore(IServiceScopeFactory scopes)
{
    // Nobody asks for one thing in more; a row must not grow with somebody's loop.
    private const int MostConversations = 100;

    /// <summary>Equal wishes, in order; and what has the key, whichever conversation began it.</summary>
    public Task<List<Intent>> ReadAsync(string wish, string? key, CancellationToken cancellationToken) => WithAsync(
        db => db.Intents.AsNoTracking().Where(intent => intent.Wish == wish || intent.IntentKey == key)
            .OrderBy(intent => intent.Ordinal).ToListAsync(cancellationToken));

    /// <summary>What a conversation wanted, whichever wanted it first; latest first.</summary>
    public Task<IntentPage> ReadAsync(
        string account, string conversation, IntentPosition? after, int most, CancellationToken cancellationToken) => WithAsync(async db =>
    {
        var all = db.Intents.AsNoTracking().Where(
            intent => intent.Account == account && (intent.Conversation == conversation || intent.AlsoIn.Contains(conversation)));
        var rest = after is null
            ? all
            : all.Where(intent => intent.StartedAt < after.StartedAt || (intent.StartedAt == after.StartedAt && intent.Id < after.Id));
        var page = await rest.OrderByDescending(intent => intent.StartedAt).ThenByDescending(intent => intent.Id)
            .Take(most).ToListAsync(cancellationToken);

        return new IntentPage(page, await rest.CountAsync(cancellationToken), await all.CountAsync(cancellationToken));
    });

    /// <summary>False when another call has begun the same at this moment. Whoever adds one takes two expired ones away.</summary>
    public Task<bool> TryAddAsync(Intent intent, CancellationToken cancellationToken) => WithAsync(async db =>
    {
        db.Intents.Add(intent);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM intents WHERE id IN (
                SELECT id FROM intents WHERE expires_at < {intent.StartedAt} ORDER BY expires_at LIMIT 2 FOR UPDATE SKIP LOCKED)
            """,
            cancellationToken);
        return true;
    });

    /// <summary>Another conversation asks for what one of before has begun.</summary>
    public Task ShareAsync(Guid id, string conversation, CancellationToken cancellationToken) => WithAsync(
        db => db.Database.ExecuteSqlAsync(
            $"""
            UPDATE intents SET also_in = array_append(also_in, {conversation})
            WHERE id = {id} AND NOT also_in @> ARRAY[{conversation}] AND cardinality(also_in) < {MostConversations}
            """,
            cancellationToken));

    /// <summary>Somebody is asked whether it is wanted once more.</summary>
    public Task AskAsync(Guid id, CancellationToken cancellationToken) => WithAsync(
        db => db.Database.ExecuteSqlAsync($"UPDATE intents SET asked = true WHERE id = {id} AND NOT asked", cancellationToken));

    /// <summary>What was refused leaves its key to others, as it does at the services.</summary>
    public Task ReleaseAsync(Guid id, CancellationToken cancellationToken) => WithAsync(
        db => db.Database.ExecuteSqlAsync(
            $"UPDATE intents SET intent_key = 'released-' || id WHERE id = {id} AND state = 'refused'", cancellationToken));

    /// <summary>What was done came to nothing after all.</summary>
    public Task RefuseAsync(Guid id, string reason, CancellationToken cancellationToken) => WithAsync(
        db => db.Database.ExecuteSqlAsync($"UPDATE intents SET state = 'refused', speech = {reason} WHERE id = {id}", cancellationToken));

    /// <summary>
    /// Writes how it ended. What is done stays done, whatever a call that shared it says later, and was heard when it was heard first.
    /// </summary>
    public Task EndAsync(Guid id, IntentEnd end, CancellationToken cancellationToken) => WithAsync(db => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE intents
        SET state = {SnakeCaseValue.Of(end.State)}, heard = heard OR {end.Heard},
            finished_at = CASE WHEN state = 'done' AND heard THEN finished_at ELSE {end.At} END,
            speech = {end.Speech}, order_number = {end.OrderNumber}
        WHERE id = {id} AND (state <> 'done' OR {end.State == IntentState.Done})
        """,
        cancellationToken));

    private async Task<T> WithAsync<T>(Func<EdgeDbContext, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<EdgeDbContext>());
    }
}

/// <summary>How an intent ended, as far as it is known.</summary>
internal sealed record IntentEnd(IntentState State, bool Heard, DateTimeOffset At, string? Speech, long? OrderNumber);

/// <summary>Where a page of intents ended.</summary>
internal sealed record IntentPosition(DateTimeOffset StartedAt, Guid Id);

/// <summary>Some intents of a conversation.</summary>
/// <param name="Intents">Latest first.</param>
/// <param name="Rest">How many there are from the first of them on.</param>
/// <param name="Total">How many there are in all.</param>
internal sealed record IntentPage(IReadOnlyList<Intent> Intents, int Rest, int Total);
