using System.Net;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json.Nodes;

namespace ModelContextProtocol.AspNetCore.Tests.Hosting;

/// <summary>A whole response.</summary>
internal sealed record Answer(HttpStatusCode Status, string? ContentType, string Body, HttpResponseMessage Response)
{
    /// <summary>The messages of the body: its events, or the one JSON object.</summary>
    public List<JsonNode> Messages => Body.Length == 0
        ? []
        : ContentType == "text/event-stream"
            ? [.. SseParser.Create(new MemoryStream(Encoding.UTF8.GetBytes(Body))).Enumerate().Where(e => e.Data.Length > 0).Select(e => JsonNode.Parse(e.Data)!)]
            : [JsonNode.Parse(Body)!];

    public JsonNode Message => Messages[^1];

    public int? ErrorCode => Message["error"]?["code"]?.GetValue<int>();

    public JsonNode? Result => Message["result"];

    public string? Text => Result?["content"]?[0]?["text"]?.GetValue<string>();

    public string? SessionId => Header("Mcp-Session-Id");

    /// <summary>The header as it was sent.</summary>
    public string? Header(string name) =>
        Response.Headers.NonValidated.TryGetValues(name, out var values) || Response.Content.Headers.NonValidated.TryGetValues(name, out values)
            ? values.ToString()
            : null;
}

internal static class Calling
{
    public static async Task<Answer> SendAsync(this McpHost host, Call call)
    {
        using var request = call.ToRequest(host.Endpoint);
        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, response.Content.Headers.ContentType?.MediaType, body, response);
    }

    /// <summary>Returns when the headers are there; the caller reads the stream.</summary>
    public static Task<OpenStream> OpenAsync(this McpHost host, Call call) => host.OpenUntilAsync(call, TestContext.Current.CancellationToken);

    /// <summary>As <see cref="OpenAsync"/>; the token breaks the connection off.</summary>
    public static async Task<OpenStream> OpenUntilAsync(this McpHost host, Call call, CancellationToken cancellationToken)
    {
        using var request = call.ToRequest(host.Endpoint);
        var response = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return new OpenStream(response, await response.Content.ReadAsStreamAsync(cancellationToken));
    }

    /// <summary>Opens a session and returns its id.</summary>
    public static async Task<string> InitializeAsync(this McpHost host, string version = Call.Legacy, string? user = null)
    {
        var answer = await host.SendAsync(Call.Initialize(version).With("X-User", user));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var session = Assert.IsType<string>(answer.SessionId);
        var initialized = await host.SendAsync(Call.Notification("notifications/initialized").In(session).With("X-User", user));
        Assert.Equal(HttpStatusCode.Accepted, initialized.Status);
        return session;
    }
}
