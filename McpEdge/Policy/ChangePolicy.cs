using McpEdge.Auth;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore;

namespace McpEdge.Policy;

/// <summary>Sets or removes the policy of a tool, for an account or for all, together with the record of it.</summary>
internal sealed class ChangePolicy(EdgeDbContext db, ToolPolicies policies, TimeProvider clock)
{
    /// <summary>In force here when this returns, and on other replicas when they hear of it.</summary>
    /// <param name="account">Empty for every account.</param>
    /// <param name="tool">Name of a tool.</param>
    /// <param name="rule">Empty removes the policy.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async Task SetAsync(string account, string tool, RuleOverride rule, Caller by, string reason, CancellationToken cancellationToken)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            // Two changes of one policy must each record what they found.
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"{account}\n{tool}"}, 0))", cancellationToken);
            var policy = await db.ToolPolicies.SingleOrDefaultAsync(row => row.Account == account && row.Tool == tool, cancellationToken);
            db.PolicyChanges.Add(new()
            {
                At = clock.GetUtcNow(),
                By = $"{by.Account}/{by.Key}",
                Account = account,
                Tool = tool,
                From = policy?.Rule ?? new(),
                To = rule,
                Reason = reason,
            });
            Apply(policy, account, tool, rule);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await policies.LoadAsync(db, cancellationToken);
    }

    private void Apply(ToolPolicy? policy, string account, string tool, RuleOverride rule)
    {
        var now = clock.GetUtcNow();
        if (policy is null && !rule.IsEmpty)
        {
            db.ToolPolicies.Add(new() { Account = account, Tool = tool, Rule = rule, ChangedAt = now });
        }
        else if (policy is not null && rule.IsEmpty)
        {
            db.ToolPolicies.Remove(policy);
        }
        else if (policy is not null)
        {
            policy.Rule = rule;
            policy.ChangedAt = now;
        }
    }
}
