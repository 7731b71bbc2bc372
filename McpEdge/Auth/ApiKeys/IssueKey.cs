using McpEdge.Api;
using McpEdge.Audit;
using McpEdge.Auth.Accounts;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore;

namespace McpEdge.Auth.ApiKeys;

internal sealed class IssueKey(EdgeDbContext db, TimeProvider clock, ILogger<IssueKey> log)
{
    /// <exception cref="ApiException">The request is wrong, wants too much, or names no account.</exception>
    public async Task<IssuedKey> HandleAsync(KeyRequest request, KeyAdministrator by, CancellationToken cancellationToken)
    {
        var key = ApiKeyHash.NewKey();
        var row = request.ToRow(key, clock.GetUtcNow());
        by.DemandGrant(row);
        if (!by.MayManage(row.Account) || !await db.Accounts.AnyAsync(account => account.Name == row.Account, cancellationToken))
        {
            throw SwitchAccount.Unknown(row.Account);
        }

        db.ApiKeys.Add(row);
        var entry = AdministrationEntry.Of(
            "key_create",
            new
            {
                key = row.Id,
                row.Account,
                row.Scopes,
                row.Toolset,
                allowed_networks = row.AllowedNetworks.Select(network => network.ToString()),
                row.ExpiresAt,
            },
            by.Caller,
            row.CreatedAt);
        db.AuditEntries.Add(entry);
        await db.SaveChangesAsync(cancellationToken);
        KeysLog.Created(log, row.Id, row.Account, entry.Id);

        return new(key, row);
    }
}
