using McpEdge.Auth;
using McpEdge.Prompts.Scripts;
using McpEdge.Toolsets;

namespace McpEdge.Prompts;

/// <summary>The scripts that a caller can follow: those whose tools the caller's toolset and key have.</summary>
internal sealed class ScriptCatalogue(ToolsetCatalogue toolsets)
{
    public static IReadOnlyList<CallScript> All { get; } =
    [
        IdentifyCaller.Script,
        TakeOrder.Script,
        TellOrderStatus.Script,
        CancelOrder.Script,
        AnswerMenuQuestion.Script,
        HandleComplaint.Script,
    ];

    public IEnumerable<CallScript> Of(Caller caller)
    {
        var tools = ToolsOf(caller);

        return All.Where(script => script.Needs.All(choice => tools.Find(choice) is not null));
    }

    /// <summary>Null when there is none of this name, or the caller can't follow it.</summary>
    public CallScript? Find(Caller caller, string name) => Of(caller).FirstOrDefault(script => script.Name == name);

    public ScriptTools ToolsOf(Caller caller) => new(toolsets.Of(caller), caller);
}
