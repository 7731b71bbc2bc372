using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace McpEcho;

/// <summary>Fifteen tools behind the two handlers, without the SDK's own tool objects.</summary>
internal static class ManyTools
{
    private static readonly List<Tool> All = [.. Enumerable.Range(1, 15).Select(Describe)];

    public static IMcpServerBuilder WithManyTools(this IMcpServerBuilder builder) => builder
        .WithListToolsHandler((_, _) => ValueTask.FromResult(new ListToolsResult { Tools = All }))
        .WithCallToolHandler((request, _) => ValueTask.FromResult(Echo(request.Params.Arguments!["text"])));

    private static CallToolResult Echo(JsonElement text) => new()
    {
        Content = [new TextContentBlock { Text = text.GetString()! }],
        StructuredContent = text,
    };

    private static Tool Describe(int number) => new()
    {
        Name = number == 1 ? "echo" : $"echo_{number}",
        Description = "Returns its argument.",
        InputSchema = JsonElement.Parse("""{"type":"object","properties":{"text":{"type":"string"}},"required":["text"]}"""),
    };
}
