using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Options;

namespace McpEdge.Replicas;

/// <summary>Where the other processes reach this one: as configured, or else where requests reach it.</summary>
internal sealed class ReplicaAddress(ReplicaSeal seal, IOptions<ReplicaOptions> options)
{
    private const string Purpose = "address";

    // As many as the machine has addresses.
    private readonly ConcurrentDictionary<(IPAddress? Address, int Port), (Uri Address, string Name)> _known = new();

    /// <summary>The address as sessions carry it.</summary>
    public string NameFor(HttpContext context) => Own(context).Name;

    public bool Is(HttpContext context, Uri address) => address == Own(context).Address;

    /// <summary>The address that a name stands for; null when no process of this platform has given the name.</summary>
    public Uri? Read(string name) => seal.Open(Purpose, name) is { } address ? new Uri(address) : null;

    private (Uri Address, string Name) Own(HttpContext context)
    {
        var connection = context.Connection;

        return _known.GetOrAdd(
            (connection.LocalIpAddress, connection.LocalPort),
            (_, isTls) =>
            {
                var address = new Uri(options.Value.Address ?? Here(connection, isTls));
                return (address, seal.Close(Purpose, address.GetLeftPart(UriPartial.Authority)));
            },
            context.Features.Get<ITlsHandshakeFeature>() is not null);
    }

    private static string Here(ConnectionInfo connection, bool isTls)
    {
        var ip = connection.LocalIpAddress ?? IPAddress.Loopback;

        return $"{(isTls ? "https" : "http")}://{new IPEndPoint(ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip, connection.LocalPort)}";
    }
}
