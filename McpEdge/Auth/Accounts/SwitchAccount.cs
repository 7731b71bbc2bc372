using McpEdge.Api;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore;

namespace McpEdge.Auth.Accounts;

/// <summary>Disables an account, which ends the use of all its keys at once, or enables it again.</summary>
internal sealed class SwitchAccount(EdgeDbContext db, TimeProvider clock)
{
    /// <exception cref="ApiException">There is no such account.</exception>
    public async Task<Account> HandleAsync(string name, bool enabled, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(row => row.Name == name, cancellationToken) ?? throw Unknown(name);
        account.DisabledAt = enabled ? null : account.DisabledAt ?? clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);

        return account;
    }

    public static ApiException Unknown(string name) => new(ApiProblem.NotFound(
        "ACCOUNT_NOT_FOUND", $"There is no account '{Schemas.Text.Shorten(name)}'.", "Create it first, or check the name."));
}
