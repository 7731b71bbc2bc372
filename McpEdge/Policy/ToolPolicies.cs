using System.Collections.Frozen;
using McpEdge.Data;
using McpEdge.Tools;
using Microsoft.EntityFrameworkCore;

namespace McpEdge.Policy;

/// <summary>The policies in force, in memory: a call costs a look-up here and nothing in the database.</summary>
internal sealed class ToolPolicies : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1);
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FrozenDictionary<(string Account, string Tool), RuleOverride> _rules =
        FrozenDictionary<(string Account, string Tool), RuleOverride>.Empty;

    /// <summary>Other policies are in force than before.</summary>
    public event Action? Changed;

    /// <summary>The rule of a tool for an account: the account's policy before the one for all, and that before the tool's own.</summary>
    /// <exception cref="OperationCanceledException">No policies were ever read, and none came in time: nothing is let through unchecked.</exception>
    public ValueTask<ToolRule> RuleAsync(ToolProfile tool, string account, CancellationToken cancellationToken) =>
        _loaded.Task.IsCompleted ? ValueTask.FromResult(Rule(tool, account)) : WaitAsync(tool, account, cancellationToken);

    /// <summary>The same without waiting; null when no policies were read yet.</summary>
    public ToolRule? KnownRule(ToolProfile tool, string account) => _loaded.Task.IsCompleted ? Rule(tool, account) : null;

    /// <summary>Puts the policies of the database in force.</summary>
    public async Task LoadAsync(EdgeDbContext db, CancellationToken cancellationToken)
    {
        // One at a time, so that what was read earlier never replaces what was read later.
        await _loading.WaitAsync(cancellationToken);
        try
        {
            Use(await db.ToolPolicies.AsNoTracking().ToListAsync(cancellationToken));
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Puts these policies in force, and no others.</summary>
    public void Use(IEnumerable<ToolPolicy> policies)
    {
        var rules = policies.ToFrozenDictionary(policy => (policy.Account, policy.Tool), policy => policy.Rule);
        var before = Interlocked.Exchange(ref _rules, rules);
        _loaded.TrySetResult();

        if (rules.Count != before.Count || rules.Any(rule => before.GetValueOrDefault(rule.Key) != rule.Value))
        {
            Changed?.Invoke();
        }
    }

    public void Dispose() => _loading.Dispose();

    private async ValueTask<ToolRule> WaitAsync(ToolProfile tool, string account, CancellationToken cancellationToken)
    {
        await _loaded.Task.WaitAsync(cancellationToken);
        return Rule(tool, account);
    }

    private ToolRule Rule(ToolProfile tool, string account)
    {
        var rules = Volatile.Read(ref _rules);
        var own = ToolRule.Of(tool);

        return rules.Count == 0
            ? own
            : own.With(rules.GetValueOrDefault((ToolPolicy.EveryAccount, tool.Name))).With(rules.GetValueOrDefault((account, tool.Name)));
    }
}
