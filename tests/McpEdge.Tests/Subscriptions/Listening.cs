using System.Text.Json;
using System.Threading.Channels;
using McpEdge.Tests.Hosting;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace McpEdge.Tests.Subscriptions;

/// <summary>A client and what it was told.</summary>
internal sealed class Listening : IAsyncDisposable
{
    public const string Modern = "2026-07-28";

    private readonly Channel<JsonRpcNotification> _told = Channel.CreateUnbounded<JsonRpcNotification>();
    private readonly CancellationTokenSource _closed = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private Task<JsonRpcResponse>? _listen;

    public McpClient Client { get; private set; } = null!;

    /// <summary>Ends with the answer to <c>subscriptions/listen</c>.</summary>
    public Task<JsonRpcResponse> Listen => _listen!;

    public static async Task<Listening> ConnectAsync(EdgePlatform platform, string revision, Uri at, string key = EdgePlatform.Key)
    {
        var listening = new Listening();
        var methods = new[]
        {
            NotificationMethods.ResourceUpdatedNotification,
            NotificationMethods.ToolListChangedNotification,
            NotificationMethods.SubscriptionsAcknowledgedNotification,
        };
        listening.Client = await platform.ConnectAsync(
            revision,
            key: key,
            configure: options => options.Handlers.NotificationHandlers = methods.Select(method =>
                new KeyValuePair<string, Func<JsonRpcNotification, CancellationToken, ValueTask>>(method, listening.HearAsync)),
            at: at);

        return listening;
    }

    /// <summary>Subscribes in the way of the revision; returns when that has begun.</summary>
    public async Task SubscribeAsync(params string[] uris)
    {
        if (Client.NegotiatedProtocolVersion == Modern)
        {
            Begin(new { resourceSubscriptions = uris });
            Assert.Equal(NotificationMethods.SubscriptionsAcknowledgedNotification, (await NextAsync()).Method);
            return;
        }

        foreach (var uri in uris)
        {
            await Client.SubscribeToResourceAsync(uri, cancellationToken: TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Sends <c>subscriptions/listen</c>.</summary>
    public void Begin(object notifications, string id = "listen") => _listen = Client.SendRequestAsync(
        new JsonRpcRequest
        {
            Id = new RequestId(id),
            Method = RequestMethods.SubscriptionsListen,
            Params = JsonSerializer.SerializeToNode(new { notifications }),
        },
        _closed.Token);

    public Task<JsonRpcNotification> NextAsync() => _told.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();

    /// <summary>The address of the next resource that was updated.</summary>
    public async Task<string?> NextUriAsync()
    {
        var next = await NextAsync();
        Assert.Equal(NotificationMethods.ResourceUpdatedNotification, next.Method);

        return (string?)next.Params!["uri"];
    }

    /// <summary>Everything that was told until each of these was.</summary>
    public async Task<HashSet<string?>> UntilAsync(params string[] uris)
    {
        var told = new HashSet<string?>();
        while (!told.IsSupersetOf(uris))
        {
            told.Add(await NextUriAsync());
        }

        return told;
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await Client.DisposeAsync();
        _closed.Dispose();
    }

    private ValueTask HearAsync(JsonRpcNotification notification, CancellationToken cancellationToken) =>
        _told.Writer.WriteAsync(notification, cancellationToken);
}
