using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;

namespace McpEdge.Subscriptions;

/// <summary>Who is to be told of what, in this process.</summary>
internal sealed class SubscriptionHub(IOptions<SubscriptionOptions> options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Dictionary<Subscriber, Notice>> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<Subscriber, Entry> _entries = [];
    private readonly Dictionary<string, int> _ofAccount = new(StringComparer.Ordinal);
    private readonly HashSet<Subscriber> _toolsListeners = [];

    /// <summary>Streams and sessions that there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>Lets it subscribe. False when there are too many already, of all or of the account.</summary>
    public bool TryAdd(Subscriber subscriber, string account)
    {
        lock (_lock)
        {
            if (_entries.ContainsKey(subscriber))
            {
                return true;
            }

            var ofAccount = _ofAccount.GetValueOrDefault(account);
            if (subscriber.HasEnded || _entries.Count >= options.Value.Max || ofAccount >= options.Value.MaxPerAccount)
            {
                return false;
            }

            _ofAccount[account] = ofAccount + 1;
            _entries.Add(subscriber, new(account, []));

            return true;
        }
    }

    /// <summary>Forgets it, and all that it has subscribed to.</summary>
    public void Remove(Subscriber subscriber)
    {
        subscriber.End();
        lock (_lock)
        {
            _toolsListeners.Remove(subscriber);
            if (!_entries.Remove(subscriber, out var entry))
            {
                return;
            }

            foreach (var path in entry.Paths)
            {
                Take(path, subscriber);
            }

            if (--CollectionsMarshal.GetValueRefOrNullRef(_ofAccount, entry.Account) == 0)
            {
                _ofAccount.Remove(entry.Account);
            }
        }
    }

    /// <summary>From now on the subscriber is told of the resource. False when it has subscribed to too many.</summary>
    public bool TrySubscribe(Subscriber subscriber, string path, string uri)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(subscriber, out var entry)
                || (entry.Paths.Count >= options.Value.MaxResources && !entry.Paths.Contains(path)))
            {
                return false;
            }

            entry.Paths.Add(path);
            (CollectionsMarshal.GetValueRefOrAddDefault(_byPath, path, out _) ??= [])[subscriber] = Notice.Updated(uri);

            return true;
        }
    }

    public void Unsubscribe(Subscriber subscriber, string path)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(subscriber, out var entry) && entry.Paths.Remove(path))
            {
                Take(path, subscriber);
            }
        }
    }

    /// <summary>From now on the subscriber is told when its list of tools may be another.</summary>
    public void ListenToTools(Subscriber subscriber)
    {
        lock (_lock)
        {
            _toolsListeners.Add(subscriber);
        }
    }

    /// <summary>The paths that somebody has subscribed to, of those that begin like this.</summary>
    public List<string> PathsBelow(string prefix)
    {
        lock (_lock)
        {
            return [.. _byPath.Keys.Where(path => path.StartsWith(prefix, StringComparison.Ordinal))];
        }
    }

    /// <summary>Tells everybody who has subscribed to one of these.</summary>
    public void Tell(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            foreach (var (subscriber, notice) in SubscribersOf(path))
            {
                subscriber.Tell(notice);
            }
        }
    }

    /// <summary>Tells everybody who wants to know that the tools or their rules are different.</summary>
    public void TellToolsChanged()
    {
        Subscriber[] listeners;
        lock (_lock)
        {
            listeners = [.. _toolsListeners];
        }

        foreach (var listener in listeners)
        {
            listener.Tell(Notice.ToolsChanged);
        }
    }

    // Telling takes longer than copying, and whoever subscribes should not wait for it.
    private KeyValuePair<Subscriber, Notice>[] SubscribersOf(string path)
    {
        lock (_lock)
        {
            return _byPath.TryGetValue(path, out var subscribers) ? [.. subscribers] : [];
        }
    }

    private void Take(string path, Subscriber subscriber)
    {
        var subscribers = _byPath[path];
        subscribers.Remove(subscriber);
        if (subscribers.Count == 0)
        {
            _byPath.Remove(path);
        }
    }

    private sealed record Entry(string Account, HashSet<string> Paths);
}
