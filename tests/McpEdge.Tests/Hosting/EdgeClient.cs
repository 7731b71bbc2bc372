using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Platform.Testing.Hosting;

namespace McpEdge.Tests.Hosting;

/// <summary>What the edge answered to a raw request.</summary>
internal sealed record EdgeAnswer(int Status, HttpResponseHeaders Headers, string? ContentType, string Body)
{
    /// <summary>The JSON-RPC message, whether it came as JSON or as the last event of a stream.</summary>
    public JsonElement Json => JsonElement.Parse(ContentType == "text/event-stream"
        ? Body.Split('\n').Last(line => line.StartsWith("data:", StringComparison.Ordinal))["data:".Length..]
        : Body);

    public JsonElement Result => Json.GetProperty("result");

    public int RpcError => Json.GetProperty("error").GetProperty("code").GetInt32();

    public bool IsToolError => Result.TryGetProperty("isError", out var error) && error.GetBoolean();

    /// <summary>The code of a tool's error.</summary>
    public string? ToolError => Result.GetProperty("structuredContent").GetProperty("code").GetString();

    public string? Speech => Result.GetProperty("content")[0].GetProperty("text").GetString();
}

/// <summary>Sends requests as they are written, without any client library.</summary>
internal static class EdgeClient
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<EdgeAnswer> PostAsync(this EdgePlatform platform, string body, Action<HttpRequestMessage>? change = null) =>
        platform.SendAsync(HttpMethod.Post, "/mcp", request =>
        {
            request.Headers.Add("x-api-key", EdgePlatform.Key);
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            change?.Invoke(request);
        });

    public static Task<EdgeAnswer> CallAsync(this EdgePlatform platform, string tool, string arguments = "{}", string key = EdgePlatform.Key) =>
        platform.PostAsync(
            $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}}}""",
            request =>
            {
                request.Headers.Remove("x-api-key");
                request.Headers.Add("x-api-key", key);
            });

    /// <summary>Sends a JSON-RPC request to one of several replicas.</summary>
    public static Task<EdgeAnswer> PostAsync(this ServiceHost<Program> replica, string body, string key, Action<HttpRequestMessage>? change = null) =>
        SendAsync(replica, HttpMethod.Post, "/mcp", request =>
        {
            request.Headers.Add("x-api-key", key);
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            change?.Invoke(request);
        });

    public static Task<EdgeAnswer> CallAsync(
        this ServiceHost<Program> replica, string tool, string arguments, string key, Action<HttpRequestMessage>? change = null) =>
        replica.PostAsync(
            $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}}}""", key, change);

    public static Task<EdgeAnswer> GetAsync(this EdgePlatform platform, string path) => platform.SendAsync(HttpMethod.Get, path);

    public static Task<EdgeAnswer> SendAsync(this EdgePlatform platform, HttpMethod method, string path, Action<HttpRequestMessage>? change = null) =>
        SendAsync(platform.Edge, method, path, change);

    /// <summary>Sends any request to one of several replicas.</summary>
    public static async Task<EdgeAnswer> SendAsync(
        this ServiceHost<Program> edge, HttpMethod method, string path, Action<HttpRequestMessage>? change)
    {
        using var request = new HttpRequestMessage(method, new Uri(edge.Http, path));
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        change?.Invoke(request);
        using var response = await edge.HttpClient.SendAsync(request, Cancellation);

        return new(
            (int)response.StatusCode,
            response.Headers,
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsStringAsync(Cancellation));
    }
}
