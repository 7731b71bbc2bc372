using System.Text.Json;
using McpEdge.Tests.Audit;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Tools;
using Platform.Testing.Hosting;

namespace McpEdge.Tests.Intents;

/// <summary>A caller in a conversation of its own, with another process of the edge than the one that all tests share.</summary>
internal sealed class WishCaller(EdgePlatform platform) : IAsyncLifetime
{
    public const string Order = """{"customer_id":2,"items":[{"item_id":"TEAA0001","quantity":1}]}""";

    private ServiceHost<Program>? _replica;

    public string Conversation { get; } = AuditCalls.NewConversation();

    /// <summary>To the other process.</summary>
    public HttpClient Http => _replica!.HttpClient;

    public static ToolData DataOf(string answer)
    {
        var result = JsonElement.Parse(answer).GetProperty("result");
        return new(result.GetProperty("content")[0].GetProperty("text").GetString()!, result.GetProperty("structuredContent"));
    }

    // Every answer counts as heard out at once here.
    public async ValueTask InitializeAsync() =>
        _replica = await platform.StartProcessAsync(options => options.Settings["Repeat:RetryWindow"] = "00:00:00");

    public ValueTask DisposeAsync() => _replica!.DisposeAsync();

    public async Task<ToolData> CallAsync(string tool, string arguments) =>
        DataOf(await Http.CallAsync(tool, arguments, EdgePlatform.Key, Conversation));

    /// <summary>Returns the order's number.</summary>
    public async Task<long> OrderAsync(string arguments)
    {
        var answer = await CallAsync("order_create", arguments);
        return answer.Number("number");
    }
}
