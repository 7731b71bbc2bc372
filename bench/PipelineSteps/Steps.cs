using System.Text.Json;
using McpEdge.Audit;
using McpEdge.Auth;
using McpEdge.Auth.ApiKeys;
using McpEdge.Caching;
using McpEdge.Limits;
using McpEdge.Mcp;
using McpEdge.Pipeline;
using McpEdge.Policy;
using McpEdge.Schemas;
using McpEdge.Tools;
using McpEdge.Toolsets;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;

namespace PipelineSteps;

/// <summary>The steps of <see cref="ToolPipeline"/> for a call of <c>get_customer</c>, each alone, one call after another.</summary>
internal sealed class Steps(IServiceProvider edge, string key, Caller caller)
{
    private const int Repetitions = 50_000;

    private static readonly JsonElement Arguments = JsonElement.Parse("""{"customer_id":1}""");

    public async Task MeasureAsync()
    {
        var tool = Get<ToolsetCatalogue>().Of(caller).Find("get_customer")!;
        var call = new ToolCall("get_customer", Arguments, caller);
        var valid = ArgumentReader.Read(tool.Arguments, Arguments, []);
        var result = await Get<ToolPipeline>().RunAsync(call, CancellationToken.None);

        await Rows.PrintAsync("authenticate: key found among those seen lately", Repetitions, async () => await Get<ApiKeyLookup>().FindAsync(key, null, CancellationToken.None));
        await Rows.PrintAsync("limit of the tool: unit out of a lease", Repetitions, async () => await Get<ToolLimits>().DemandAsync(tool, caller, CancellationToken.None));
        Rows.Print("visible: tool found in the caller's toolset", Repetitions, () => Get<ToolsetCatalogue>().Of(caller).Find("get_customer"));
        Rows.Print("validate: arguments read by their schema", Repetitions, () => ArgumentReader.Read(tool.Arguments, Arguments, []));
        Rows.Print("policy: rule of tool and account", Repetitions, () => Get<PolicyStep>().Admits(tool, caller) ? tool : null);
        await Rows.PrintAsync("cache: answer of before", Repetitions, () => Get<AnswerCache>().RunAsync(tool, valid, Context(), CancellationToken.None, CancellationToken.None));
        await Rows.PrintAsync("answer: gRPC, PostgreSQL, words", Repetitions / 10, () => tool.RunAsync(valid, Context(), CancellationToken.None));
        Rows.Print("audit: entry begun, ended and queued", Repetitions, () => Audit(call, result));
        Rows.Print("shape: MCP result as JSON", Repetitions, () => JsonSerializer.SerializeToUtf8Bytes(McpResults.From(result), McpJsonUtilities.DefaultOptions));
        await Rows.PrintAsync("all of it, with an answer of before", Repetitions, () => Get<ToolPipeline>().RunAsync(call, CancellationToken.None));
    }

    private T Get<T>()
        where T : notnull => edge.GetRequiredService<T>();

    private object? Audit(ToolCall call, ToolResult result)
    {
        var trail = Get<AuditTrail>();
        trail.End(trail.Begin(call), result);
        return null;
    }

    private ToolContext Context()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new(caller, now.AddSeconds(2), now.AddSeconds(1), now);
    }
}
