using McpEdge.Api;
using McpEdge.Audit;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore;

namespace McpEdge.Auth.Accounts;

/// <summary>Disables an account, which ends the use of all its keys at once, or enables it again.</summary>
internal sealed class SwitchAccount(EdgeDbContext db, TimeProvider clock)
{
    /// <param name="name">Of the account.</param>
    /// <param name="enabled">Whether its keys are good.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ApiException">There is no such account.</exception>
    public async Task<Account> HandleAsync(string name, bool enabled, Caller by, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(row => row.Name == name, cancellationToken) ?? throw Unknown(name);
        if (account.DisabledAt is null != enabled)
        {
            var now = clock.GetUtcNow();
            account.DisabledAt = enabled ? null : now;
            db.AuditEntries.Add(AdministrationEntry.Of(enabled ? "account_enable" : "account_disable", new { account = name }, by, now));
            await db.SaveChangesAsync(cancellationToken);
        }

        return account;
    }

    public static ApiException Unknown(string name) => new(ApiProblem.NotFound(
        "ACCOUNT_NOT_FOUND", $"There is no account '{Schemas.Text.Shorten(name)}'.", "Create it first, or check the name."));
}
