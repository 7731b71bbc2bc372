using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Replicas;

/// <summary>One process of a resource: the only one, or a replica with ports of its own.</summary>
internal sealed class ResourceInstance
{
    private const int SuffixLength = 8;

    private static readonly AsyncLocal<ResourceInstance?> CurrentFlow = new();

    private readonly IReadOnlyDictionary<EndpointAnnotation, int>? _ports;

    private ResourceInstance(IResource resource, string suffix, IReadOnlyDictionary<EndpointAnnotation, int>? ports)
    {
        Resource = resource;
        Suffix = suffix;
        Id = ports is null ? resource.Name : $"{resource.Name}-{suffix}";
        _ports = ports;
    }

    /// <summary>The instance whose variables, arguments or health are being found out by the current flow of control.</summary>
    public static ResourceInstance? Current
    {
        get => CurrentFlow.Value;
        set => CurrentFlow.Value = value;
    }

    public IResource Resource { get; }

    /// <summary>The resource's name; for a replica with its suffix.</summary>
    public string Id { get; }

    /// <summary>Tells this run of the instance from others.</summary>
    public string Suffix { get; }

    /// <summary>The only process of a resource, which listens where others connect.</summary>
    public static ResourceInstance Only(IResource resource) => new(resource, NewSuffix(), ports: null);

    /// <summary>One of several processes, which listens on loopback behind a proxy.</summary>
    public static ResourceInstance Replica(IResource resource, IReadOnlyDictionary<EndpointAnnotation, int> ports) =>
        new(resource, NewSuffix(), ports);

    /// <summary>Where the current instance listens for an endpoint.</summary>
    public static (string Host, int Port) ListeningAt(EndpointAnnotation endpoint) =>
        Current is { _ports: { } ports } && ports.TryGetValue(endpoint, out var own)
            ? ("localhost", own)
            : (endpoint.TargetHost, endpoint.AllocatedEndpoint!.Port);

    /// <summary>The address by which the current instance is reached, past any proxy.</summary>
    public static Uri UrlOf(EndpointAnnotation endpoint) =>
        Current is { _ports: { } ports } && ports.TryGetValue(endpoint, out var own)
            ? new Uri($"{endpoint.UriScheme}://localhost:{own}")
            : new Uri(endpoint.AllocatedEndpoint!.UriString);

    public int PortOf(EndpointAnnotation endpoint) =>
        _ports is not null && _ports.TryGetValue(endpoint, out var own) ? own : endpoint.AllocatedEndpoint!.Port;

    private static string NewSuffix() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz0123456789", SuffixLength);
}
