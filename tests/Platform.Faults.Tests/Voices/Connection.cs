using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Platform.Faults.Tests.Voices;

/// <summary>An MCP session of the official client on a line of its own.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    private readonly McpClient _client;

    private Connection(PhoneLine line, McpClient client) => (Line, _client) = (line, client);

    public PhoneLine Line { get; }

    /// <summary>Whether the session can't be used any more.</summary>
    public bool IsLost => Line.Dead.IsCancellationRequested || _client.Completion.IsCompleted;

    public static async Task<Connection> OpenAsync(
        HttpClientTransportOptions transport, string revision, TimeSpan patience, CancellationToken cancellationToken)
    {
        var line = new PhoneLine();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, line.Dead);
        either.CancelAfter(patience);

        try
        {
            var client = await McpClient.CreateAsync(
                new HttpClientTransport(transport, line.Http), new() { ProtocolVersion = revision }, cancellationToken: either.Token);
            return new(line, client);
        }
        catch
        {
            line.Dispose();
            throw;
        }
    }

    public async Task<CallToolResult> CallAsync(string tool, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken) =>
        await _client.CallToolAsync(tool, arguments, cancellationToken: cancellationToken).AsTask().WaitAsync(Line.Dead);

    public async Task<IReadOnlyList<string>> ToolsAsync(CancellationToken cancellationToken) =>
        [.. (await _client.ListToolsAsync(cancellationToken: cancellationToken)).Select(tool => tool.Name)];

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync().AsTask().WaitAsync(Goodbye).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Line.Dispose();
    }
}
