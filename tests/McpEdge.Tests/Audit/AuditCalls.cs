using System.Text;
using System.Text.Json;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Audit;

/// <summary>Calls in a conversation, and what the audit has of them.</summary>
internal static class AuditCalls
{
    public static string NewConversation() => $"test-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";

    public static Task<EdgeAnswer> CallInAsync(
        this EdgePlatform platform, string conversation, string tool, string arguments = "{}", string key = EdgePlatform.Key) =>
        platform.PostAsync(
            $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}}}""",
            request =>
            {
                request.Headers.Remove("x-api-key");
                request.Headers.Add("x-api-key", key);
                request.Headers.Add("X-Call-Id", conversation);
            });

    /// <summary>The body of the answer of another process of the edge.</summary>
    public static async Task<string> CallAsync(
        this HttpClient client, string tool, string arguments, string key, string conversation, CancellationToken? cancellation = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Content = new StringContent(
                $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}}}""",
                Encoding.UTF8,
                "application/json"),
            Headers = { { "x-api-key", key }, { "X-Call-Id", conversation }, { "Accept", "application/json, text/event-stream" } },
        };
        using var response = await client.SendAsync(request, cancellation ?? TestContext.Current.CancellationToken);

        var body = await response.Content.ReadAsStringAsync(cancellation ?? TestContext.Current.CancellationToken);

        // A call that takes long is answered as a stream.
        return body.Split('\n').LastOrDefault(line => line.StartsWith("data:", StringComparison.Ordinal)) is { } last ? last["data:".Length..] : body;
    }

    public static async Task<List<JsonElement>> AuditAsync(this EdgePlatform platform, string query, string key = EdgePlatform.Key) =>
        [.. (await platform.AuditPageAsync(query, key)).GetProperty("items").EnumerateArray()];

    public static async Task<JsonElement> AuditPageAsync(this EdgePlatform platform, string query, string key = EdgePlatform.Key)
    {
        var answer = await platform.ReadAuditAsync($"/api/audit?{query}", key);
        Assert.True(answer.Status == 200, $"{answer.Body} {platform.Edge.Logs}");

        return answer.Json;
    }

    public static Task<EdgeAnswer> ReadAuditAsync(this EdgePlatform platform, string path, string key = EdgePlatform.Key) =>
        platform.SendAsync(HttpMethod.Get, path, request => request.Headers.Add("x-api-key", key));

    public static string? Text(this JsonElement entry, string name) => entry.TryGetProperty(name, out var value) ? value.GetString() : null;
}
