using System.Diagnostics;
using System.Reflection;
using McpEdge.Prompts;
using McpEdge.Tools;
using ModelContextProtocol.Protocol;
using OpenTelemetry;

namespace McpEdge.Mcp;

/// <summary>
/// Takes out of the SDK's spans what does not belong into traces: the text of a failed call, which quotes what its caller said, the id of
/// the session, which opens it, and what else a stranger chose: addresses of resources, ids of requests, and names of what there is not.
/// Exporters come after all processors.
/// </summary>
internal sealed class McpTraces(ToolCatalogue tools) : BaseProcessor<Activity>
{
    private const string Source = "Experimental.ModelContextProtocol";
    private const string Method = "mcp.method.name";

    private static readonly string[] Dropped = ["mcp.session.id", "mcp.resource.uri", "jsonrpc.request.id"];

    private static readonly HashSet<string> Methods = [.. ConstantsOf(typeof(RequestMethods)), .. ConstantsOf(typeof(NotificationMethods))];

    private readonly Dictionary<string, HashSet<string>> _known = new()
    {
        [Method] = Methods,
        ["gen_ai.tool.name"] = [.. tools.All.SelectMany(tool => tool.Profile.Names)],
        ["gen_ai.prompt.name"] = [.. ScriptCatalogue.All.Select(script => script.Name)],
    };

    public override void OnEnd(Activity data)
    {
        if (data.Source.Name != Source)
        {
            return;
        }

        data.SetStatus(data.Status);
        foreach (var tag in Dropped)
        {
            data.SetTag(tag, null);
        }

        foreach (var (tag, names) in _known)
        {
            if (data.GetTagItem(tag) is string name && !names.Contains(name))
            {
                data.SetTag(tag, null);
            }
        }

        // The SDK's own form: the method and, if it has one, the name of what it asks for.
        data.DisplayName = string.Join(' ', _known.Keys.Select(data.GetTagItem).OfType<string>().DefaultIfEmpty("unknown"));
    }

    private static IEnumerable<string> ConstantsOf(Type names) =>
        names.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
}
