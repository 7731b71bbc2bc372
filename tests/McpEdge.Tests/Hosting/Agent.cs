using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using McpEdge.Tests.Tools;
using Platform.Testing.Hosting;

namespace McpEdge.Tests.Hosting;

/// <summary>Somebody with a key at one process of the edge.</summary>
internal sealed record Agent(ServiceHost<Program> Edge, string Key)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What every request carries.</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    public Agent With(string header, string value) => this with { Headers = Headers.SetItem(header, value) };

    /// <summary>The same key in a telephone call.</summary>
    public Agent In(string call) => With("X-Call-Id", call);

    /// <summary>The same key at another process.</summary>
    public Agent At(ServiceHost<Program> edge) => this with { Edge = edge };

    /// <summary>Calls a tool as a client without a session and without any capability does.</summary>
    public async Task<EdgeAnswer> CallAsync(string tool, object arguments) => await SendAsync(HttpMethod.Post, "/mcp", new
    {
        jsonrpc = "2.0",
        id = 1,
        method = "tools/call",
        @params = new { name = tool, arguments },
    });

    /// <summary>The data of a call that has to succeed.</summary>
    public async Task<ToolData> DoAsync(string tool, object arguments)
    {
        var answer = await CallAsync(tool, arguments);
        Assert.False(answer.IsToolError, answer.Body);

        return new(answer.Speech!, answer.Result.GetProperty("structuredContent"));
    }

    /// <summary>The error of a call that has to fail with a code.</summary>
    public async Task<ToolData> RefuseAsync(string code, string tool, object arguments)
    {
        var answer = await CallAsync(tool, arguments);
        Assert.True(answer.IsToolError, answer.Body);
        Assert.Equal(code, answer.ToolError);

        return new(answer.Speech!, answer.Result.GetProperty("structuredContent"));
    }

    public Task<EdgeAnswer> ApiAsync(HttpMethod method, string path, object? body = null) => SendAsync(method, path, body);

    public async Task<EdgeAnswer> ListToolsAsync() =>
        await SendAsync(HttpMethod.Post, "/mcp", new { jsonrpc = "2.0", id = 1, method = "tools/list" });

    public async Task<EdgeAnswer> SendAsync(HttpMethod method, string path, object? body, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Edge.Http, path));
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.Add("x-api-key", Key);
        foreach (var (name, value) in Headers)
        {
            request.Headers.Add(name, value);
        }

        if (body is not null)
        {
            var json = body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web);
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        change?.Invoke(request);
        using var response = await Edge.HttpClient.SendAsync(request, Cancellation);

        return new(
            (int)response.StatusCode,
            response.Headers,
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsStringAsync(Cancellation));
    }
}
