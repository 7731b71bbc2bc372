using System.Text.Json;
using McpEdge.Mcp;
using McpEdge.Schemas;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpEdge.Prompts;

/// <summary>Answers <c>prompts/list</c> and <c>prompts/get</c>.</summary>
internal sealed class PromptHandlers(ScriptCatalogue scripts)
{
    private const int LongestValue = 200;

    public ValueTask<ListPromptsResult> ListAsync(RequestContext<ListPromptsRequestParams> request, CancellationToken cancellationToken)
    {
        McpRequests.DemandFirstPage(request.Params);

        return new(new ListPromptsResult
        {
            Prompts = [.. scripts.Of(McpRequests.CallerOf(request)).Select(Publish)],
            TimeToLive = TimeSpan.FromMinutes(1),
            CacheScope = CacheScope.Private,
        });
    }

    /// <exception cref="McpProtocolException">The caller has no such prompt, or an argument is wrong.</exception>
    public ValueTask<GetPromptResult> GetAsync(RequestContext<GetPromptRequestParams> request, CancellationToken cancellationToken)
    {
        var caller = McpRequests.CallerOf(request);
        var name = request.Params?.Name ?? "";
        var script = scripts.Find(caller, name) ?? throw Wrong($"There is no prompt '{Text.Shorten(name)}': see prompts/list.");
        var text = ScriptWriter.Write(script, scripts.ToolsOf(caller), Read(script, request.Params?.Arguments));

        return new(new GetPromptResult
        {
            Description = script.Description,
            Messages = [new() { Role = Role.User, Content = new TextContentBlock { Text = text } }],
        });
    }

    private static Dictionary<string, string> Read(CallScript script, IDictionary<string, JsonElement>? arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, given) in arguments ?? new Dictionary<string, JsonElement>())
        {
            if (script.Arguments.All(argument => argument.Name != name))
            {
                throw Wrong($"Prompt '{script.Name}' has no argument '{Text.Shorten(name)}': see prompts/list.");
            }

            if (!Text.TryRead(given, out var value) || value.Length > LongestValue || value.Any(char.IsControl))
            {
                throw Wrong($"Argument '{name}' must be one line of at most {LongestValue} characters.");
            }

            if (!string.IsNullOrWhiteSpace(value))
            {
                values[name] = value.Trim();
            }
        }

        return values;
    }

    private static McpProtocolException Wrong(string message) => new(message, McpErrorCode.InvalidParams);

    private static Prompt Publish(CallScript script) => new()
    {
        Name = script.Name,
        Title = script.Title,
        Description = script.Description,
        Arguments = [.. script.Arguments.Select(argument => new PromptArgument
        {
            Name = argument.Name,
            Description = argument.Description,
            Required = false,
        })],
    };
}
