using System.Runtime.InteropServices;
using McpEdge.Auth;
using Microsoft.Extensions.Options;

namespace McpEdge.Streams;

/// <summary>The event streams that clients hold open in this process.</summary>
internal sealed class OpenStreams(IOptions<StreamOptions> options)
{
    private readonly Lock _lock = new();
    private readonly HashSet<OpenStream> _streams = [];
    private readonly Dictionary<(string Account, string Key), int> _ofKey = [];

    public OpenStream[] All
    {
        get
        {
            lock (_lock)
            {
                return [.. _streams];
            }
        }
    }

    /// <summary>False when there are too many already, of all or of the key.</summary>
    public bool TryAdd(OpenStream stream)
    {
        lock (_lock)
        {
            var name = NameOf(stream.Caller);
            var ofKey = _ofKey.GetValueOrDefault(name);
            if (_streams.Count >= options.Value.Max || ofKey >= options.Value.MaxPerKey)
            {
                return false;
            }

            _ofKey[name] = ofKey + 1;

            return _streams.Add(stream);
        }
    }

    public void Remove(OpenStream stream)
    {
        lock (_lock)
        {
            _streams.Remove(stream);
            var name = NameOf(stream.Caller);
            if (--CollectionsMarshal.GetValueRefOrNullRef(_ofKey, name) == 0)
            {
                _ofKey.Remove(name);
            }
        }
    }

    private static (string Account, string Key) NameOf(Caller caller) => (caller.Account, caller.Key);
}
