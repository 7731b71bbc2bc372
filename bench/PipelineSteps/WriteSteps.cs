using System.Text.Json;
using System.Text.Json.Nodes;
using McpEdge.Audit;
using McpEdge.Auth;
using McpEdge.Caching;
using McpEdge.Intents;
using McpEdge.Pipeline;
using McpEdge.Schemas;
using McpEdge.Speech;
using McpEdge.Tools;
using McpEdge.Toolsets;
using Microsoft.Extensions.DependencyInjection;

namespace PipelineSteps;

/// <summary>
/// What <see cref="ToolPipeline"/> does only for a write, each step alone, and a write as a whole: <c>update_inventory</c> in a conversation
/// sets another number of units each time, so that none repeats one before.
/// </summary>
internal sealed class WriteSteps(IServiceProvider edge, Caller caller)
{
    private const int Repetitions = 1_000;
    private const int LeastUnits = 100_000;

    private readonly string _conversation = $"bench-{Guid.CreateVersion7():N}";
    private readonly Tool _tool = edge.GetRequiredService<ToolsetCatalogue>().Of(caller).Find("update_inventory")!;
    private int _units = LeastUnits;

    public async Task MeasureAsync()
    {
        var intents = Get<IntentStep>();
        var trail = Get<AuditTrail>();
        var writes = Get<ConversationWrites>();
        var begun = new Queue<StartedIntent>();
        var done = await WriteAsync();

        await Rows.PrintAsync("intent begun: what is known read, one row written", Repetitions, async () =>
        {
            var (call, valid) = Next();
            begun.Enqueue(await intents.BeginAsync(_tool, valid, call, Context(), CancellationToken.None));
        });
        await Rows.PrintAsync("audit: entry written before the effect", Repetitions, () =>
        {
            var (call, valid) = Next();
            var attempt = trail.Begin(call);
            (attempt.Tool, attempt.Arguments) = (_tool, valid);
            return trail.RecordAsync(attempt, CancellationToken.None);
        });
        await Rows.PrintAsync("write announced to the replicas", Repetitions, async () => (await writes.BeginAsync(Context(), CancellationToken.None))?.Dispose());
        await Rows.PrintAsync("write announced, and heard by the other replica", Repetitions, async () =>
        {
            var context = Context();
            using var announced = await writes.BeginAsync(context, CancellationToken.None);
            await writes.EndAsync(announced, context);
        });
        await Rows.PrintAsync("effect: gRPC, PostgreSQL, words", Repetitions, () => _tool.RunAsync(Next().Valid, Context(), CancellationToken.None));
        await Rows.PrintAsync("intent ended: its row written", Repetitions, () =>
            intents.EndAsync(begun.Dequeue(), done, SpokenLanguage.English, Next().Call, CancellationToken.None));
        await Rows.PrintAsync("all of a write", Repetitions, WriteAsync);
    }

    private async Task<ToolResult> WriteAsync()
    {
        var result = await Get<ToolPipeline>().RunAsync(Next().Call, CancellationToken.None);
        return result.Error is null ? result : throw new InvalidOperationException($"The write was refused: {result.Error.Code}.");
    }

    private (ToolCall Call, JsonObject Valid) Next()
    {
        var arguments = JsonElement.Parse($$"""{"item_id":"COFF0001","quantity":{{_units++}}}""");
        return (new("update_inventory", arguments, caller) { Conversation = _conversation }, ArgumentReader.Read(_tool.Arguments, arguments, []));
    }

    private ToolContext Context()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new(caller, now.AddSeconds(2), now.AddSeconds(1), now) { Conversation = _conversation };
    }

    private T Get<T>()
        where T : notnull => edge.GetRequiredService<T>();
}
