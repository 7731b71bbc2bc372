using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>An endpoint of a resource.</summary>
public sealed class EndpointAnnotation : IResourceAnnotation
{
    /// <summary>An endpoint; what is not given follows from the rest.</summary>
    public EndpointAnnotation(
        ProtocolType protocol,
        string? uriScheme = null,
        string? transport = null,
        string? name = null,
        int? port = null,
        int? targetPort = null,
        bool? isExternal = null,
        bool? isProxied = null)
    {
        Protocol = protocol;
        UriScheme = uriScheme ?? (protocol == ProtocolType.Udp ? "udp" : "tcp");
        Transport = transport ?? (UriScheme is "http" or "https" ? "http" : protocol == ProtocolType.Udp ? "udp" : "tcp");
        Name = name ?? UriScheme;
        Port = port;
        TargetPort = targetPort;
        IsExternal = isExternal ?? false;
        IsProxied = isProxied ?? true;
    }

    public string Name { get; set; }

    public ProtocolType Protocol { get; set; }

    public string UriScheme { get; set; }

    /// <summary><c>http</c>, <c>http2</c> or <c>tcp</c>.</summary>
    public string Transport { get; set; }

    /// <summary>The port that others use; a free one is chosen when it is not set.</summary>
    public int? Port { get; set; }

    /// <summary>The port that the process would listen on behind a proxy. Without replicas there is none: it listens on the port that others use.</summary>
    public int? TargetPort { get; set; }

    /// <summary>The address that the process binds.</summary>
    public string TargetHost { get; set; } = "localhost";

    public bool IsExternal { get; set; }

    public bool IsProxied { get; set; }

    public bool TlsEnabled { get; set; }

    public bool ExcludeReferenceEndpoint { get; set; }

    /// <summary>Where the endpoint is in this run; null until the application starts.</summary>
    public AllocatedEndpoint? AllocatedEndpoint { get; set; }

    /// <summary>The host by which clients on this machine reach what is bound: a wildcard is no address to connect to.</summary>
    internal string AddressForClients()
    {
        if (!IPAddress.TryParse(TargetHost, out var address))
        {
            return TargetHost is "*" or "+" ? "localhost" : TargetHost;
        }

        return address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) || address.Equals(IPAddress.Loopback) ? "localhost"
            : address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]"
            : TargetHost;
    }

    /// <summary>The variable that receives the port, as given with <c>env</c>.</summary>
    internal string? PortVariable { get; set; }

    /// <summary>Set for endpoints that the project's own <c>Kestrel:Endpoints</c> declare.</summary>
    internal bool FromKestrel { get; set; }
}

/// <summary>Where an endpoint is in this run.</summary>
public class AllocatedEndpoint(EndpointAnnotation endpoint, string address, int port, string? targetPortExpression = null)
{
    /// <summary>The endpoint.</summary>
    public EndpointAnnotation Endpoint { get; } = endpoint;

    /// <summary>The host that clients connect to.</summary>
    public string Address { get; } = address;

    public int Port { get; } = port;

    /// <summary>The port as the process sees it, where a template would name it.</summary>
    public string? TargetPortExpression { get; } = targetPortExpression;

    public string UriScheme => Endpoint.UriScheme;

    public string UriString => $"{UriScheme}://{EndPointString}";

    public string EndPointString => $"{Address}:{Port}";
}
