using McpEdge.Auth;
using McpEdge.Toolsets;

namespace McpEdge.Prompts;

/// <summary>The tools that a caller can use, by the names that the caller's list shows.</summary>
internal sealed class ScriptTools(Toolset toolset, Caller caller)
{
    /// <summary>The first of <c>a|b</c> that can be used; null when none can.</summary>
    public string? Find(string choice) => choice.Split('|').Select(NameOf).FirstOrDefault(name => name is not null);

    private string? NameOf(string name) => toolset.Tools
        .FirstOrDefault(published => published.Tool.Profile.Name == name && caller.May(published.Tool.Profile.Scope))?.Name;
}
