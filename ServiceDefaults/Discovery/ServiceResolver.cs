using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace ServiceDefaults.Discovery;

/// <summary>
/// Finds the addresses of services in the configuration keys that an AppHost sets, <c>services:{name}:{endpoint}:{index}</c>. Understands
/// <c>http://_grpc.customers</c> (an endpoint by name), <c>http://customers</c> and <c>https+http://customers</c> (the first that is set).
/// </summary>
public sealed class ServiceResolver : IDisposable
{
    private readonly IConfiguration _configuration;
    private readonly IDisposable _changes;
    private volatile ConcurrentDictionary<(string Scheme, string Host), IReadOnlyList<Uri>> _found = new();
    private int _turn;

    /// <summary>Reads <paramref name="configuration"/>, and reads it again after it has changed.</summary>
    public ServiceResolver(IConfiguration configuration)
    {
        _configuration = configuration;
        _changes = ChangeToken.OnChange(configuration.GetReloadToken, () => _found = new());
    }

    /// <summary>The real address for <paramref name="address"/>; addresses of no known service come back as they are.</summary>
    /// <exception cref="InvalidOperationException">A service endpoint is named that has no address; the message says which key to set.</exception>
    public Uri Resolve(Uri address)
    {
        // What is found while the configuration changes is kept where nobody looks any more.
        var known = _found;
        if (!known.TryGetValue((address.Scheme, address.Host), out var candidates))
        {
            var name = ServiceName.Parse(address);
            candidates = Find(name);

            if (candidates is null)
                return name.IsExplicit ? throw new InvalidOperationException(Missing(name)) : address;

            known[(address.Scheme, address.Host)] = candidates;
        }

        var chosen = candidates[(int)((uint)Interlocked.Increment(ref _turn) % candidates.Count)];

        return new UriBuilder(address) { Scheme = chosen.Scheme, Host = chosen.Host, Port = chosen.Port }.Uri;
    }

    /// <inheritdoc/>
    public void Dispose() => _changes.Dispose();

    private List<Uri>? Find(ServiceName name) =>
        name.Endpoints.Select(endpoint => Addresses(name.Service, endpoint)).FirstOrDefault(found => found.Count > 0);

    private List<Uri> Addresses(string service, string endpoint)
    {
        var section = _configuration.GetSection($"services:{service}:{endpoint}");
        var values = section.Value is { Length: > 0 } single ? [single] : section.GetChildren().Select(child => child.Value);

        return [.. values.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => Parse(section.Path, value!))];
    }

    private static Uri Parse(string key, string value) => Uri.TryCreate(value, UriKind.Absolute, out var address)
        ? address
        : throw new InvalidOperationException($"'{key}' is '{value}', which is no address: write it like http://localhost:5181.");

    private static string Missing(ServiceName name)
    {
        var key = $"services:{name.Service}:{name.Endpoints[0]}:0";

        return $"No address is known for service '{name.Service}': set '{key}' (in the environment {key.Replace(":", "__", StringComparison.Ordinal)}), "
            + $"for example to http://localhost:5181. An AppHost sets it by WithReference({name.Service}).";
    }
}
