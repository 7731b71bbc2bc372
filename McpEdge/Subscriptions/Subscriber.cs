using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpEdge.Subscriptions;

/// <summary>
/// A stream or session that is told of changes. What it has yet to be told is a set, so however slowly it reads it never holds more than it
/// has subscribed to, and nobody waits for it.
/// </summary>
/// <param name="server">Where messages go out.</param>
/// <param name="subscriptionId">What every message carries; null in a session.</param>
internal sealed class Subscriber(McpServer server, JsonNode? subscriptionId) : IThreadPoolWorkItem
{
    private readonly Lock _lock = new();
    private readonly HashSet<Notice> _waiting = [];
    private bool _isSending = true;
    private bool _hasEnded;

    /// <summary>It is told nothing any more.</summary>
    public bool HasEnded
    {
        get
        {
            lock (_lock)
            {
                return _hasEnded;
            }
        }
    }

    /// <summary>Tells it as soon as it has been told what came before. A notice that still waits is not repeated.</summary>
    public void Tell(Notice notice)
    {
        lock (_lock)
        {
            if (_hasEnded || !_waiting.Add(notice) || _isSending)
            {
                return;
            }

            _isSending = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Begins to tell what was to be told since it was made: until then the first message may be another one.</summary>
    public void Begin() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    /// <summary>From now on it is told nothing.</summary>
    public void End()
    {
        lock (_lock)
        {
            _hasEnded = true;
            _waiting.Clear();
        }
    }

    public Task SendAsync(string method, JsonObject parameters, CancellationToken cancellationToken)
    {
        if (subscriptionId is not null)
        {
            parameters["_meta"] = new JsonObject { [MetaKeys.SubscriptionId] = subscriptionId.DeepClone() };
        }

        return server.SendMessageAsync(new JsonRpcNotification { Method = method, Params = parameters }, cancellationToken);
    }

    void IThreadPoolWorkItem.Execute() => _ = SendWaitingAsync();

    private async Task SendWaitingAsync()
    {
        try
        {
            while (TryTake(out var notices))
            {
                foreach (var notice in notices)
                {
                    await SendAsync(notice.Method, notice.Parameters(), CancellationToken.None);
                }
            }
        }
        catch (Exception)
        {
            // The connection has ended: whoever waits for that takes this subscriber out.
            End();
        }
    }

    private bool TryTake(out Notice[] notices)
    {
        lock (_lock)
        {
            notices = [.. _waiting];
            _waiting.Clear();
            _isSending = notices.Length > 0;

            return _isSending;
        }
    }
}
