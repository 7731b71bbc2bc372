using McpEdge.Data;
using Microsoft.EntityFrameworkCore;

namespace McpEdge.Auth.ApiKeys;

/// <summary>Writes the development key at every start and ends the one before, so that exactly the configured one is good.</summary>
internal static class DevelopmentKey
{
    /// <summary>Whose key it is.</summary>
    public const string Account = "development";

    private const string Name = "development key";

    public static async Task WriteAsync(EdgeDbContext db, DevelopmentKeyOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var hash = string.IsNullOrWhiteSpace(options.Value) ? null : ApiKeyHash.Of(options.Value.Trim());

        await db.ApiKeys
            .Where(key => key.Account == Account && key.Name == Name && key.RevokedAt == null && (hash == null || key.Hash != hash))
            .ExecuteUpdateAsync(key => key.SetProperty(row => row.RevokedAt, now), cancellationToken);

        if (hash is not null)
        {
            await KeepAsync(db, hash, now, cancellationToken);
        }
    }

    private static async Task KeepAsync(EdgeDbContext db, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await EnableAccountAsync(db, now, cancellationToken);
        var known = await db.ApiKeys.SingleOrDefaultAsync(key => key.Hash == hash, cancellationToken);
        if (known is null)
        {
            db.ApiKeys.Add(New(hash, now));
        }
        else if (known is { Account: Account, Name: Name })
        {
            known.RevokedAt = null;
            known.ExpiresAt = null;
            known.Scopes = [Caller.EveryScope];
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task EnableAccountAsync(EdgeDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.Accounts.FindAsync([Account], cancellationToken) is { } known)
        {
            known.DisabledAt = null;
            return;
        }

        db.Accounts.Add(new() { Name = Account, Title = "Development", CreatedAt = now });
    }

    private static ApiKey New(byte[] hash, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Account = Account,
        Name = Name,
        Hash = hash,
        Scopes = [Caller.EveryScope],
        CreatedAt = now,
    };
}
