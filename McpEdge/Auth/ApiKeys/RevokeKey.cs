using McpEdge.Api;
using McpEdge.Audit;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore;

namespace McpEdge.Auth.ApiKeys;

internal sealed class RevokeKey(EdgeDbContext db, TimeProvider clock, ILogger<RevokeKey> log)
{
    /// <summary>Ends a key at once. Revoking it again changes nothing.</summary>
    /// <exception cref="ApiException">There is no such key.</exception>
    public async Task<ApiKey> HandleAsync(Guid id, KeyAdministrator by, CancellationToken cancellationToken)
    {
        var key = await db.ApiKeys.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } found && by.MayManage(found.Account)
            ? found
            : throw Unknown();
        if (key.RevokedAt is null)
        {
            var now = clock.GetUtcNow();
            key.RevokedAt = now;
            var entry = AdministrationEntry.Of("key_revoke", new { key = key.Id, key.Account }, by.Caller, now);
            db.AuditEntries.Add(entry);
            await db.SaveChangesAsync(cancellationToken);
            KeysLog.Revoked(log, key.Id, key.Account, entry.Id);
        }

        return key;
    }

    /// <summary>Also what somebody is told of other accounts' keys.</summary>
    public static ApiException Unknown() =>
        new(ApiProblem.NotFound("KEY_NOT_FOUND", "There is no key with this id.", "List the keys to see their ids."));
}
