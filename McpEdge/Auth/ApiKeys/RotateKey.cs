using McpEdge.Api;
using McpEdge.Audit;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore;

namespace McpEdge.Auth.ApiKeys;

/// <summary>Gives a key a successor that may do the same, and ends the old one after a while.</summary>
internal sealed class RotateKey(EdgeDbContext db, TimeProvider clock, ILogger<RotateKey> log)
{
    public static readonly TimeSpan LongestGrace = TimeSpan.FromDays(90);

    /// <param name="id">The old key.</param>
    /// <param name="grace">How long it goes on working; it never lives longer than it would have anyway.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ApiException">There is no such key, it is not good any more, its successor could do too much, or the grace is none.</exception>
    public async Task<(IssuedKey New, ApiKey Old)> HandleAsync(
        Guid id, TimeSpan grace, KeyAdministrator by, CancellationToken cancellationToken)
    {
        if (grace < TimeSpan.Zero || grace > LongestGrace)
        {
            throw new ApiException(ApiProblem.Invalid([new("grace_seconds", "must be from 0 to 7776000")]));
        }

        var now = clock.GetUtcNow();
        var old = await db.ApiKeys.SingleOrDefaultAsync(key => key.Id == id, cancellationToken) is { } found && by.MayManage(found.Account)
            ? found
            : throw RevokeKey.Unknown();
        if (!old.IsActive(now))
        {
            throw new ApiException(ApiProblem.Conflict("KEY_NOT_ACTIVE", "The key has expired or was revoked.", "Create a new key."));
        }

        var issued = Successor(old, now);
        by.DemandGrant(issued.Row);
        db.ApiKeys.Add(issued.Row);
        old.ExpiresAt = old.ExpiresAt is { } end && end < now + grace ? end : now + grace;
        var entry = AdministrationEntry.Of(
            "key_rotate", new { key = old.Id, old.Account, successor = issued.Row.Id, old.ExpiresAt }, by.Caller, now);
        db.AuditEntries.Add(entry);
        await db.SaveChangesAsync(cancellationToken);
        KeysLog.Rotated(log, old.Id, issued.Row.Id, old.Account, entry.Id);

        return (issued, old);
    }

    private static IssuedKey Successor(ApiKey old, DateTimeOffset now)
    {
        var key = ApiKeyHash.NewKey();
        return new(key, new ApiKey
        {
            Id = Guid.CreateVersion7(now),
            Account = old.Account,
            Name = old.Name,
            Hash = ApiKeyHash.Of(key),
            Scopes = old.Scopes,
            Toolset = old.Toolset,
            AllowedNetworks = old.AllowedNetworks,
            Locale = old.Locale,
            CreatedAt = now,
            ExpiresAt = old.ExpiresAt is { } end ? now + (end - old.CreatedAt) : null,
        });
    }
}
