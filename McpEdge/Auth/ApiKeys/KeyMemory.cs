using System.Collections.Concurrent;

namespace McpEdge.Auth.ApiKeys;

/// <summary>What is known of keys, by the hash of the key. It starts again when it is full, so that nobody can fill the memory.</summary>
/// <param name="capacity">Most entries.</param>
internal sealed class KeyMemory<TKnown>(int capacity)
{
    private readonly ConcurrentDictionary<string, TKnown> _known = new(StringComparer.Ordinal);

    public TKnown? Find(string name) => _known.GetValueOrDefault(name);

    public void Keep(string name, TKnown known)
    {
        if (_known.Count >= capacity)
        {
            _known.Clear();
        }

        _known[name] = known;
    }

    public void Forget(string name) => _known.TryRemove(name, out _);

    public void Clear() => _known.Clear();
}
