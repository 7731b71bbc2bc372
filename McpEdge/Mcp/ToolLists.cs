using System.Collections.Concurrent;
using McpEdge.Auth;
using McpEdge.Latency;
using McpEdge.Policy;
using McpEdge.Tools;
using McpEdge.Toolsets;
using Tool = ModelContextProtocol.Protocol.Tool;

namespace McpEdge.Mcp;

/// <summary>The tools as each caller sees them: those of the toolset and the key's scopes, with the rules of the account.</summary>
internal sealed class ToolLists(ToolsetCatalogue toolsets, ToolPolicies policies, ToolLatencies latencies)
{
    // There are only so many rules, so this stays small.
    private readonly ConcurrentDictionary<(PublishedTool Tool, ToolRule Rule), (ExpectedLatency? Expected, Tool Tool)> _published = new();

    public async Task<IList<Tool>> ForAsync(Caller caller, CancellationToken cancellationToken)
    {
        var own = toolsets.Of(caller).Tools;
        var shown = new List<(PublishedTool Tool, ToolRule Rule)>(own.Count);
        foreach (var published in own.Where(published => caller.May(published.Tool.Profile.Scope)))
        {
            shown.Add((published, await policies.RuleAsync(published.Tool.Profile, caller.Account, cancellationToken)));
        }

        var followUps = FollowUps(caller).Where(published =>
            !own.Contains(published) && shown.Exists(entry => LeadsTo(published.Tool.Profile.Follows, entry)));

        return [.. shown.Concat(followUps.Select(published => (published, ToolRule.Of(published.Tool.Profile)))).Select(Publish)];
    }

    private Tool Publish((PublishedTool Tool, ToolRule Rule) entry)
    {
        var expected = latencies.Of(entry.Tool.Tool.Profile.Name);
        if (_published.TryGetValue(entry, out var known) && known.Expected == expected)
        {
            return known.Tool;
        }

        var tool = ToolPublication.Publish(entry.Tool, entry.Rule, expected);
        _published[entry] = (expected, tool);

        return tool;
    }

    private static bool LeadsTo(FollowUp? follows, (PublishedTool Tool, ToolRule Rule) entry) => follows switch
    {
        FollowUp.Writes => !entry.Tool.Tool.Profile.ReadOnly,
        _ => entry.Rule is { Approval: Approval.RequiresApproval, Approver: Approver.Operator },
    };

    private IEnumerable<PublishedTool> FollowUps(Caller caller) => toolsets.Find(ToolsetDefinition.All)!.Tools
        .Where(published => published.Tool.Profile.Follows is not null && caller.May(published.Tool.Profile.Scope));
}
