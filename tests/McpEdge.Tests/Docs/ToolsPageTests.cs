using System.Runtime.CompilerServices;
using McpEdge.Tests.Hosting;
using McpEdge.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace McpEdge.Tests.Docs;

[Collection(EdgeCollection.Name)]
public sealed class ToolsPageTests(EdgePlatform platform)
{
    [Fact]
    public void The_page_of_the_tools_is_the_code()
    {
        var catalogue = platform.Edge.Services.GetRequiredService<ToolCatalogue>();

        Assert.Equal(catalogue.All.Select(tool => Row(tool.Profile)), Rows());
    }

    private static string Row(ToolProfile tool)
    {
        var again = tool.ReadOnly ? "reads" : tool.Idempotent ? "same" : "new";
        return $"| `{tool.Name}` | {tool.Title} | `{tool.Scope}` | {tool.Risk.ToString().ToLowerInvariant()} | {again} |";
    }

    private static IEnumerable<string> Rows([CallerFilePath] string here = "")
    {
        var page = Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/mcp/tools.md");
        return File.ReadLines(page).SkipWhile(line => !line.StartsWith("| tool |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'));
    }
}
