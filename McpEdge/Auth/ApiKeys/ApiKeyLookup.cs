using System.Collections.Concurrent;
using System.Security.Cryptography;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDefaults.Data;

namespace McpEdge.Auth.ApiKeys;

/// <summary>Finds the key that a request shows; remembers the answer for seconds, so that a call seldom waits for it.</summary>
internal sealed class ApiKeyLookup(IServiceScopeFactory scopes, TimeProvider clock, IOptions<ApiKeyOptions> options)
{
    private readonly ConcurrentDictionary<string, Answer> _answers = new(StringComparer.Ordinal);

    /// <returns>The active key; null when there is none like it, or it has expired or been revoked.</returns>
    public async ValueTask<ApiKey?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var hash = ApiKeyHash.Of(key);
        var name = Convert.ToHexString(hash);
        var now = clock.GetUtcNow();

        if (!_answers.TryGetValue(name, out var answer) || now >= answer.Until)
        {
            answer = await ReadAsync(hash, answer, now, cancellationToken);
            Remember(name, answer);
        }

        return answer.Key is { } found && found.IsActive(now) ? found : null;
    }

    private async Task<Answer> ReadAsync(byte[] hash, Answer? known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var until = now.AddSeconds(options.Value.CacheSeconds);
        try
        {
            return new(await ReadAsync(hash, cancellationToken), now, until);
        }
        catch (Exception failure) when (DatabaseFailure.IsTransient(failure) && known is not null && IsRecent(known, now))
        {
            return known with { Until = until };
        }
    }

    private bool IsRecent(Answer known, DateTimeOffset now) => now < known.ReadAt.AddSeconds(options.Value.OutageSeconds);

    private async Task<ApiKey?> ReadAsync(byte[] hash, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdgeDbContext>();
        var found = await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(key => key.Hash == hash, cancellationToken);

        return found is not null && CryptographicOperations.FixedTimeEquals(found.Hash, hash) ? found : null;
    }

    // Wrong keys are remembered too; whoever sends many of them must not fill the memory.
    private void Remember(string name, Answer answer)
    {
        if (_answers.Count >= options.Value.CacheEntries)
        {
            _answers.Clear();
        }

        _answers[name] = answer;
    }

    private sealed record Answer(ApiKey? Key, DateTimeOffset ReadAt, DateTimeOffset Until);
}
