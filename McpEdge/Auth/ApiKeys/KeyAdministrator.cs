using McpEdge.Api;
using McpEdge.Auth.Accounts;
using McpEdge.Security;

namespace McpEdge.Auth.ApiKeys;

/// <summary>
/// Whoever looks after keys, and how far they may go: those of their own account or, with <c>accounts:write</c>, of all; and never to a
/// key that may do more than their own.
/// </summary>
/// <param name="Caller">Null at the command line, which has the database and so may do everything.</param>
internal sealed record KeyAdministrator(Caller? Caller)
{
    public static KeyAdministrator CommandLine { get; } = new((Caller?)null);

    /// <summary>The only account whose keys they see; null: all.</summary>
    /// <param name="scope">What it takes to see all.</param>
    public string? OnlyAccount(string scope) => Caller is null || Caller.May(scope) ? null : Caller.Account;

    public bool MayManage(string account) => OnlyAccount(AccountsSetup.WriteScope) is not { } own || own == account;

    /// <summary>Refuses to hand out more than they have.</summary>
    /// <exception cref="ApiException">The key could do more than their own.</exception>
    public void DemandGrant(ApiKey key)
    {
        if (Caller is not { } caller)
        {
            return;
        }

        if (Excess(key, caller) is { } what)
        {
            throw new ApiException(new(
                StatusCodes.Status403Forbidden,
                "GRANT_TOO_WIDE",
                $"Your own key lacks {what}, so it can't give that.",
                "Ask for less, or use a key that has it."));
        }
    }

    private static string? Excess(ApiKey key, Caller caller)
    {
        var more = key.Scopes.Where(scope => !caller.May(scope)).ToList();

        return more.Count > 0 ? $"the scopes {string.Join(", ", more)}"
            : !caller.MayUse(key.Toolset) ? $"the toolset {key.Toolset}"
            : !Networks.Cover(caller.AllowedNetworks, key.AllowedNetworks) ? "the networks"
            : caller.KeyExpiresAt is { } end && (key.ExpiresAt is null || key.ExpiresAt > end) ? "so long a life"
            : null;
    }
}
