namespace ServiceDefaults.Data;

/// <summary>Gives work on a database a token of its own, so that what a cancelled statement throws stays with that statement.</summary>
/// <remarks>
/// When the connection of a statement has broken, Npgsql's registration on its token may throw when that is cancelled. On the token of a whole
/// process it would make the process's stop fail.
/// </remarks>
public static class OwnToken
{
    /// <summary>Does the work with a token that is cancelled when <paramref name="cancellationToken"/> is.</summary>
    public static async Task UseAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var own = new CancellationTokenSource();

        // Not waited for: whoever cancels is not to hear of it.
        await using var link = cancellationToken.Register(() => _ = own.CancelAsync());
        await work(own.Token);
    }
}
