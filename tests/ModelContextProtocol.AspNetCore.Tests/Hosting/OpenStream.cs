using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace ModelContextProtocol.AspNetCore.Tests.Hosting;

/// <summary>A response that is still being written.</summary>
internal sealed class OpenStream(HttpResponseMessage response, Stream body) : IDisposable
{
    private IAsyncEnumerator<SseItem<string>>? _events;

    public HttpResponseMessage Response { get; } = response;

    public string? SessionId => Response.Headers.TryGetValues("Mcp-Session-Id", out var values) ? values.First() : null;

    /// <summary>The next event, or null at the end.</summary>
    public async Task<SseItem<string>?> NextEventAsync()
    {
        _events ??= SseParser.Create(body).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        return await _events.MoveNextAsync() ? _events.Current : null;
    }

    /// <summary>The next message, or null at the end.</summary>
    public async Task<JsonNode?> NextAsync()
    {
        var item = await NextEventAsync();
        return item is null ? null : JsonNode.Parse(item.Value.Data);
    }

    /// <summary>Raw bytes as they come.</summary>
    public async Task<string> ReadTextAsync()
    {
        var buffer = new byte[256];
        var read = await body.ReadAsync(buffer, TestContext.Current.CancellationToken);
        return System.Text.Encoding.UTF8.GetString(buffer, 0, read);
    }

    public void Dispose() => Response.Dispose();
}
