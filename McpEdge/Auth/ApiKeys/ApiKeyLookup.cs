using System.Net;
using McpEdge.Data;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults.Data;

namespace McpEdge.Auth.ApiKeys;

/// <summary>Finds the key that a request shows; remembers the answer for seconds, so that a call seldom waits for it.</summary>
internal sealed class ApiKeyLookup(ApiKeyReader reader, WrongKeys wrongKeys, TimeProvider clock, IOptions<ApiKeyOptions> options) : IEdgeListener
{
    private readonly KeyMemory<Answer> _good = new(options.Value.CacheEntries);
    private readonly KeyMemory<DateTimeOffset> _wrong = new(options.Value.WrongKeyEntries);

    // Ticks of the time until which nobody asks the database, because it did not tell somebody just now.
    private long _restUntil;

    // Grows with each announcement: what was read before it may be out of date.
    private long _changes;

    string IEdgeListener.Channel => ApiKeySql.Channel;

    /// <param name="key">As it was shown.</param>
    /// <param name="from">Whose unknown keys are counted; null: nobody's.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The active key; null when there is none like it, or it has expired or been revoked, or its account is disabled.</returns>
    /// <exception cref="NpgsqlException">The database can't be asked, and the key was not checked recently enough to do without.</exception>
    /// <exception cref="WrongKeysException">The address has shown too many unknown keys, and this one isn't remembered.</exception>
    public async ValueTask<ApiKey?> FindAsync(string key, IPAddress? from, CancellationToken cancellationToken)
    {
        var hash = ApiKeyHash.Of(key);
        var name = Convert.ToHexString(hash);
        var now = clock.GetUtcNow();

        if (_good.Find(name) is { } known)
        {
            var fresh = IsFresh(known, now) ? known : await RefreshAsync(name, hash, known, now, cancellationToken);
            return Active(fresh?.Key, now);
        }

        if (_wrong.Find(name) is var until && now < until)
        {
            return null;
        }

        return Active((await ReadNewAsync(name, hash, now, from, cancellationToken))?.Key, now);
    }

    /// <summary>Somebody changed a key: everything that was remembered has to be read again.</summary>
    void IEdgeListener.Hear(string? payload)
    {
        Interlocked.Increment(ref _changes);
        _wrong.Clear();
    }

    private static ApiKey? Active(ApiKey? key, DateTimeOffset now) => key is not null && key.IsActive(now) ? key : null;

    private bool IsFresh(Answer known, DateTimeOffset now) =>
        known.Change == Volatile.Read(ref _changes) && now < known.ReadAt.AddSeconds(options.Value.CacheSeconds);

    private async Task<Answer?> RefreshAsync(string name, byte[] hash, Answer known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(name, hash, now, cancellationToken);
        }
        catch (NpgsqlException failure) when (DatabaseFailure.IsTransient(failure) && now < known.ReadAt.AddSeconds(options.Value.OutageSeconds))
        {
            return known;
        }
    }

    private async Task<Answer?> ReadNewAsync(string name, byte[] hash, DateTimeOffset now, IPAddress? from, CancellationToken cancellationToken)
    {
        DemandRested(now);
        if (from is not null)
        {
            wrongKeys.Count(from);
        }

        var found = await ReadAsync(name, hash, now, cancellationToken);
        if (from is not null && found is not null)
        {
            wrongKeys.Forgive(from);
        }

        return found;
    }

    private async Task<Answer?> ReadAsync(string name, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DemandRested(now);
        var change = Volatile.Read(ref _changes);
        try
        {
            var found = await reader.ReadAsync(hash, cancellationToken);
            return Remember(name, found is null ? null : new(found, now, change), now);
        }
        catch (Exception failure) when (DatabaseFailure.IsDatabase(failure))
        {
            // Whatever the database's reason is, whoever calls is told to come again.
            Volatile.Write(ref _restUntil, (now + options.Value.OutageRest).UtcTicks);
            throw new NpgsqlException("The keys can't be read.", failure.GetBaseException() as TimeoutException ?? new TimeoutException(null, failure));
        }
    }

    private void DemandRested(DateTimeOffset now)
    {
        if (now.UtcTicks < Volatile.Read(ref _restUntil))
        {
            throw new NpgsqlException("The keys can't be read at the moment.", new TimeoutException());
        }
    }

    private Answer? Remember(string name, Answer? answer, DateTimeOffset now)
    {
        if (answer is null)
        {
            _good.Forget(name);
            _wrong.Keep(name, now.AddSeconds(options.Value.CacheSeconds));
        }
        else
        {
            _good.Keep(name, answer);
        }

        return answer;
    }

    private sealed record Answer(ApiKey Key, DateTimeOffset ReadAt, long Change);
}
