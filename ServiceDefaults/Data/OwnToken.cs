namespace ServiceDefaults.Data;

/// <summary>Gives work on a database a token of its own, so that what a cancelled statement throws stays with that statement.</summary>
/// <remarks>
/// When the connection of a statement has broken, Npgsql's registration on its token may throw when that is cancelled. On the token of a whole
/// process it would make the process's stop fail. Besides, it tells the server first, which blocks whoever cancels while the server is silent.
/// A thread of its own does that: the pool has few at first, and others' answers wait for them.
/// </remarks>
public static class OwnToken
{
    /// <summary>Does the work with a token that is cancelled when <paramref name="cancellationToken"/> is.</summary>
    public static Task UseAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        return UseAsync(
            async own =>
            {
                await work(own);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc cref="UseAsync(Func{CancellationToken, Task}, CancellationToken)"/>
    public static async Task<T> UseAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var own = new CancellationTokenSource();
        if (cancellationToken.IsCancellationRequested)
            await own.CancelAsync();

        // Not waited for: whoever cancels is not to hear of it.
        await using var link = cancellationToken.Register(() => _ = Task.Factory.StartNew(
            own.Cancel, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        return await work(own.Token);
    }
}
