using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace SubscriptionLoad;

/// <summary>One <c>subscriptions/listen</c> stream, read without a client library so that thousands cost this process little.</summary>
internal sealed class Listener(Uri edge, string key, string resource) : IDisposable
{
    private const string Acknowledged = "subscriptions/acknowledged";
    private const string Updated = "resources/updated";

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly TaskCompletionSource _acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _text = new();
    private TaskCompletionSource<long> _updated = New();

    /// <summary>Ends with the time stamp of the next update.</summary>
    public Task<long> Next => _updated.Task;

    /// <summary>Returns when the server has acknowledged the subscription.</summary>
    public async Task StartAsync()
    {
        await _socket.ConnectAsync(edge.Host, edge.Port);
        await _socket.SendAsync(Encoding.ASCII.GetBytes(Request()));
        _ = ReadAsync();
        await _acknowledged.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>Waits for another update.</summary>
    public void Forget() => _updated = New();

    public void Dispose() => _socket.Dispose();

    private static TaskCompletionSource<long> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private string Request()
    {
        var meta = """{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}""";
        var body = $$$$"""
            {"jsonrpc":"2.0","id":1,"method":"subscriptions/listen","params":{"_meta":{{{{meta}}}},"notifications":{"resourceSubscriptions":["{{{{resource}}}}"]}}}
            """;

        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
             POST {edge.AbsolutePath} HTTP/1.1
             Host: {edge.Authority}
             x-api-key: {key}
             Content-Type: application/json
             Accept: application/json, text/event-stream
             MCP-Protocol-Version: 2026-07-28
             Mcp-Method: subscriptions/listen
             Content-Length: {body.Length}

             {body}
             """).ReplaceLineEndings("\r\n");
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1024];
        try
        {
            while (await _socket.ReceiveAsync(buffer) is > 0 and var count)
            {
                Take(Encoding.ASCII.GetString(buffer, 0, count), Stopwatch.GetTimestamp());
            }

            Fail($"The stream has ended: {_text}");
        }
        catch (SocketException error)
        {
            Fail(error.Message);
        }
    }

    private void Take(string text, long at)
    {
        _text.Append(text);
        var all = _text.ToString();
        if (!_acknowledged.Task.IsCompleted && all.Contains("\r\n\r\n", StringComparison.Ordinal) && !all.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
        {
            Fail($"The stream was refused: {all}");
        }
        else if (!_acknowledged.Task.IsCompleted && all.Contains(Acknowledged, StringComparison.Ordinal))
        {
            _acknowledged.TrySetResult();
            _text.Clear();
        }
        else if (all.Contains(Updated, StringComparison.Ordinal))
        {
            _updated.TrySetResult(at);
            _text.Clear();
        }
    }

    private void Fail(string why)
    {
        _acknowledged.TrySetException(new IOException(why));
        _updated.TrySetException(new IOException(why));
    }
}
