using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Replicas;
using Aspire.Hosting.State;

namespace Aspire.Hosting.Orchestration;

/// <summary>Gives every endpoint its address. A process listens on the port that others use; only replicas have a proxy before them.</summary>
internal sealed class PortAllocator(StateFolder state, AppHostOptions options)
{
    // Below the range from which systems take ports for outgoing connections, which would make a kept port collide by chance.
    private const int FirstPort = 20000;
    private const int LastPort = 32000;

    private readonly HashSet<int> _taken = [];

    /// <exception cref="DistributedApplicationException">A fixed port is in use.</exception>
    public void Allocate(IEnumerable<IResource> resources)
    {
        var endpoints = resources
            .SelectMany(resource => resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => (resource, endpoint)))
            .ToArray();
        foreach (var (resource, endpoint) in endpoints.Where(pair => Fixed(pair.endpoint) is not null))
        {
            var port = Fixed(endpoint)!.Value;
            if (!_taken.Add(port))
            {
                throw new DistributedApplicationException($"Port {port} is given to more than one endpoint, among them '{endpoint.Name}' of '{resource.Name}'.");
            }

            endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, endpoint.AddressForClients(), port);
            EnsureFree(resource.Name, endpoint, port);
        }

        foreach (var (resource, endpoint) in endpoints.Where(pair => Fixed(pair.endpoint) is null))
        {
            endpoint.AllocatedEndpoint = new AllocatedEndpoint(
                endpoint, endpoint.AddressForClients(), Choose($"{resource.Name}:{endpoint.Name}", Addresses(endpoint.TargetHost)));
        }
    }

    /// <summary>Ports for the endpoints of one replica.</summary>
    public IReadOnlyDictionary<EndpointAnnotation, int> AllocateReplica(IResource resource) =>
        resource.Annotations.OfType<EndpointAnnotation>().ToDictionary(endpoint => endpoint, _ => ChooseNew(Addresses("localhost")));

    /// <exception cref="DistributedApplicationException">The port of an endpoint is in use.</exception>
    public static void EnsureFree(ResourceInstance instance)
    {
        foreach (var endpoint in instance.Resource.Annotations.OfType<EndpointAnnotation>())
        {
            EnsureFree(instance.Id, endpoint, instance.PortOf(endpoint));
        }
    }

    private static void EnsureFree(string id, EndpointAnnotation endpoint, int port)
    {
        if (!IsFree(port, Addresses(endpoint.TargetHost)))
        {
            var holder = PortHolder.Find(port) is { } process ? $" by {process}" : "";
            throw new DistributedApplicationException($"Port {port} of '{id}' (endpoint '{endpoint.Name}') is in use{holder}.");
        }
    }

    private int? Fixed(EndpointAnnotation endpoint) => options.RandomizePorts ? null : endpoint.Port ?? endpoint.TargetPort;

    private int Choose(string name, IReadOnlyList<IPAddress> addresses)
    {
        if (!options.RandomizePorts && state.Ports.Recall(name) is { } known && IsFree(known, addresses) && _taken.Add(known))
        {
            return known;
        }

        var port = ChooseNew(addresses);
        state.Ports.Remember(name, port);
        return port;
    }

    private int ChooseNew(IReadOnlyList<IPAddress> addresses)
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(FirstPort, LastPort);
            if (!_taken.Contains(port) && IsFree(port, addresses))
            {
                _taken.Add(port);
                return port;
            }
        }
    }

    private static bool IsFree(int port, IReadOnlyList<IPAddress> addresses) => addresses.All(address => CanBind(address, port));

    private static IReadOnlyList<IPAddress> Addresses(string host) => host switch
    {
        "localhost" => Socket.OSSupportsIPv6 ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Loopback],
        _ when IPAddress.TryParse(host, out var address) => [address],
        _ => [IPAddress.Any],
    };

    private static bool CanBind(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException busy) when (busy.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
        catch (SocketException)
        {
            // The machine does not have that address; whoever binds it will say so.
            return true;
        }
    }
}
