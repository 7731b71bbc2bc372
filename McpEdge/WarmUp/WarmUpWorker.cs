using System.Text.Json;
using McpEdge.Auth;
using McpEdge.Pipeline;

namespace McpEdge.WarmUp;

/// <summary>Calls tools that only read, one after another. What they answer does not matter; that it comes in time does.</summary>
internal sealed class WarmUpWorker(ToolPipeline pipeline, WarmUpState state) : BackgroundService
{
    private const int Attempts = 3;

    private static readonly Caller Self = new("platform", "warm-up", new HashSet<string> { Caller.EveryScope });

    private static readonly (string Tool, string Arguments)[] Calls =
    [
        ("get_customer", """{"customer_id":"1"}"""),
        ("product_search", """{"query":"pizza"}"""),
        ("order_list", """{"limit":1}"""),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var (tool, arguments) in Calls)
            {
                await CallAsync(new ToolCall(tool, JsonElement.Parse(arguments), Self), stoppingToken);
            }
        }
        finally
        {
            state.End();
        }
    }

    // A call that took too long has compiled a good part of what the next one needs.
    private async Task CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await pipeline.RunAsync(call, cancellationToken) is not { Error.Retryable: true })
            {
                return;
            }
        }
    }
}
