using System.Text;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Platform.Faults.Tests.Voices;

/// <summary>One telephone call on a voice platform, as a client of the edge: what differs between platforms is overridden.</summary>
internal abstract class VoicePlatform(Uri edge, string key, string conversation) : IAsyncDisposable
{
    private Connection? _connection;

    /// <summary>How long the platform waits for a tool.</summary>
    public abstract TimeSpan Patience { get; }

    public string Conversation => conversation;

    protected virtual string Path => "/mcp";

    protected virtual HttpTransportMode Transport => HttpTransportMode.StreamableHttp;

    protected virtual string Revision => "2025-06-18";

    /// <summary>Whether all calls of the conversation use one session.</summary>
    protected virtual bool KeepsSession => true;

    /// <summary>Whether a word of the caller cancels what runs; elsewhere it goes on, and its answer is dropped.</summary>
    protected virtual bool CancelsWhenInterrupted => false;

    /// <summary>What the platform sends with every request beside the key.</summary>
    protected virtual Dictionary<string, string> Headers => [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What the model is told of a call; null when that is only that it failed, or nothing.</summary>
    public async Task<string?> CallAsync(string tool, Dictionary<string, object?> arguments, CancellationToken interruption)
    {
        try
        {
            using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Cancellation, CancelsWhenInterrupted ? interruption : default);
            return Read(await RunAsync(tool, Complete(arguments), cancelling.Token).WaitAsync(Patience, interruption));
        }
        catch (Exception failure) when (failure is not McpProtocolException && !Cancellation.IsCancellationRequested)
        {
            // Who was interrupted or lost patience keeps the session; who lost the line, or the process behind it, needs another.
            if (_connection is { IsLost: true } || !(failure is TimeoutException || interruption.IsCancellationRequested))
                await HangUpAsync();

            return null;
        }
    }

    /// <summary>The network goes away.</summary>
    public void Cut() => _connection?.Line.Cut();

    public async ValueTask DisposeAsync()
    {
        await HangUpAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What of a result reaches the model.</summary>
    protected abstract string? Read(CallToolResult result);

    protected virtual Dictionary<string, object?> Complete(Dictionary<string, object?> arguments) => arguments;

    protected virtual Task ConnectedAsync(Connection connection, CancellationToken cancellationToken) => Task.CompletedTask;

    protected static string? AllText(CallToolResult result) =>
        result.Content.OfType<TextContentBlock>().Aggregate(new StringBuilder(), (all, item) => all.Append(item.Text)).ToString();

    private async Task<CallToolResult> RunAsync(string tool, Dictionary<string, object?> arguments, CancellationToken cancellationToken)
    {
        if (KeepsSession)
            return await (_connection ??= await OpenAsync()).CallAsync(tool, arguments, cancellationToken);

        await using var connection = _connection = await OpenAsync();
        return await connection.CallAsync(tool, arguments, cancellationToken);
    }

    private async Task<Connection> OpenAsync()
    {
        var transport = new HttpClientTransportOptions
        {
            Endpoint = new(edge, Path),
            TransportMode = Transport,
            AdditionalHeaders = new Dictionary<string, string>(Headers) { ["Authorization"] = $"Bearer {key}" },
        };
        var connection = await Connection.OpenAsync(transport, Revision, Patience, Cancellation);
        await ConnectedAsync(connection, Cancellation);

        return connection;
    }

    private async Task HangUpAsync()
    {
        if (Interlocked.Exchange(ref _connection, null) is { } connection && KeepsSession)
            await connection.DisposeAsync();
    }
}
