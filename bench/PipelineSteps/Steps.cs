using System.Diagnostics;
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
internal sealed class Steps(IServiceProvider edge, string key)
{
    private const int Repetitions = 50_000;

    private static readonly JsonElement Arguments = JsonElement.Parse("""{"customer_id":1}""");

    private readonly Caller _caller = new("development", key, new HashSet<string> { Caller.EveryScope });

    public async Task MeasureAsync()
    {
        var tool = Get<ToolsetCatalogue>().Of(_caller).Find("get_customer")!;
        var call = new ToolCall("get_customer", Arguments, _caller);
        var valid = ArgumentReader.Read(tool.Arguments, Arguments, []);
        var result = await Get<ToolPipeline>().RunAsync(call, CancellationToken.None);

        await RowAsync("authenticate: key found among those seen lately", async () => await Get<ApiKeyLookup>().FindAsync(key, null, CancellationToken.None));
        await RowAsync("limit of the tool: unit out of a lease", async () => await Get<ToolLimits>().DemandAsync(tool, _caller, CancellationToken.None));
        Row("visible: tool found in the caller's toolset", () => Get<ToolsetCatalogue>().Of(_caller).Find("get_customer"));
        Row("validate: arguments read by their schema", () => ArgumentReader.Read(tool.Arguments, Arguments, []));
        await RowAsync("policy: rule of tool and account", async () => await Get<PolicyStep>().AdmitAsync(tool, valid, call, Context(), CancellationToken.None));
        await RowAsync("cache: answer of before", () => Get<AnswerCache>().RunAsync(tool, valid, Context(), CancellationToken.None, CancellationToken.None));
        await RowAsync("answer: gRPC, PostgreSQL, words", () => tool.RunAsync(valid, Context(), CancellationToken.None), Repetitions / 10);
        Row("audit: entry begun, ended and queued", () => Audit(call, result));
        Row("shape: MCP result as JSON", () => JsonSerializer.SerializeToUtf8Bytes(McpResults.From(result), McpJsonUtilities.DefaultOptions));
        await RowAsync("all of it, with an answer of before", () => Get<ToolPipeline>().RunAsync(call, CancellationToken.None));
    }

    private static void Row(string step, Func<object?> run)
    {
        _ = Timed(run);
        Print(step, Timed(run), Repetitions);
    }

    private static async Task RowAsync(string step, Func<Task> run, int repetitions = Repetitions)
    {
        _ = await TimedAsync(run, repetitions);
        Print(step, await TimedAsync(run, repetitions), repetitions);
    }

    private static (TimeSpan Time, long Bytes) Timed(Func<object?> run)
    {
        var (start, before) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes());
        for (var turn = 0; turn < Repetitions; turn++)
        {
            run();
        }

        return (Stopwatch.GetElapsedTime(start), GC.GetTotalAllocatedBytes() - before);
    }

    private static async Task<(TimeSpan Time, long Bytes)> TimedAsync(Func<Task> run, int repetitions)
    {
        var (start, before) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes());
        for (var turn = 0; turn < repetitions; turn++)
        {
            await run();
        }

        return (Stopwatch.GetElapsedTime(start), GC.GetTotalAllocatedBytes() - before);
    }

    private static void Print(string step, (TimeSpan Time, long Bytes) taken, int repetitions) =>
        Console.WriteLine($"| {step} | {taken.Time.TotalMicroseconds / repetitions:F2} | {taken.Bytes / repetitions:N0} |");

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
        return new(_caller, now.AddSeconds(2), now.AddSeconds(1), now);
    }
}
