using System.Collections;
using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;

namespace Grpc.AspNetCore.HealthChecks;

/// <summary>Service mappings by name.</summary>
public sealed class ServiceMappingCollection : ICollection<ServiceMapping>
{
    private readonly Mappings _mappings = [];

    /// <inheritdoc />
    public int Count => _mappings.Count;

    bool ICollection<ServiceMapping>.IsReadOnly => false;

    /// <summary>Maps a service to the checks that the predicate accepts; a mapping of the same name is replaced.</summary>
    public void Map(string name, Func<HealthCheckMapContext, bool> predicate)
    {
        _mappings.Remove(name);
        _mappings.Add(new ServiceMapping(name, predicate));
    }

    /// <inheritdoc />
    public void Add(ServiceMapping item) => _mappings.Add(item);

    /// <summary>Finds a mapping by the service's name.</summary>
    public bool TryGetServiceMapping(string name, [NotNullWhen(true)] out ServiceMapping? serviceMapping) =>
        _mappings.TryGetValue(name, out serviceMapping);

    /// <summary>Removes a mapping by the service's name.</summary>
    public bool Remove(string name) => _mappings.Remove(name);

    /// <inheritdoc />
    public bool Remove(ServiceMapping item) => _mappings.Remove(item);

    /// <inheritdoc />
    public void Clear() => _mappings.Clear();

    /// <inheritdoc />
    public bool Contains(ServiceMapping item) => _mappings.Contains(item);

    /// <inheritdoc />
    public void CopyTo(ServiceMapping[] array, int arrayIndex) => _mappings.CopyTo(array, arrayIndex);

    /// <inheritdoc />
    public IEnumerator<ServiceMapping> GetEnumerator() => _mappings.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Mappings() : KeyedCollection<string, ServiceMapping>(StringComparer.Ordinal)
    {
        protected override string GetKeyForItem(ServiceMapping item) => item.Name;
    }
}
