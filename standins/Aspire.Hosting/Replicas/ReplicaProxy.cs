using System.Net;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Replicas;

/// <summary>Listens on an endpoint and hands each request to one of the replicas that are healthy, in turn.</summary>
internal sealed class ReplicaProxy : IAsyncDisposable
{
    private const string Http2 = "http2";

    private readonly WebApplication _server;
    private readonly Forwarder _forwarder;

    /// <exception cref="DistributedApplicationException">The endpoint is not one that a proxy can stand before.</exception>
    public ReplicaProxy(IResource resource, EndpointAnnotation endpoint, Func<IReadOnlyList<Uri>> replicas)
    {
        if (endpoint.UriScheme != "http" || !endpoint.IsProxied)
        {
            throw new DistributedApplicationException(
                $"'{resource.Name}' has replicas, and its endpoint '{endpoint.Name}' ({endpoint.UriScheme}{(endpoint.IsProxied ? "" : ", not proxied")}) cannot be shared: use http, or one replica.");
        }

        _forwarder = new Forwarder(replicas, endpoint.Transport == Http2 ? HttpVersion.Version20 : HttpVersion.Version11);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, endpoint));
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        _server = builder.Build();
        _server.Run(_forwarder.ForwardAsync);
    }

    public Task StartAsync(CancellationToken cancellationToken) => _server.StartAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync().ConfigureAwait(false);
        _forwarder.Dispose();
    }

    private static void Configure(KestrelServerOptions kestrel, EndpointAnnotation endpoint)
    {
        // Sizes and rates are for the replicas to judge.
        kestrel.AddServerHeader = false;
        kestrel.RequestHeaderEncodingSelector = static _ => Encoding.Latin1;
        kestrel.ResponseHeaderEncodingSelector = static _ => Encoding.Latin1;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        var port = endpoint.AllocatedEndpoint!.Port;
        if (endpoint.TargetHost == "localhost")
        {
            kestrel.ListenLocalhost(port, Protocol);
        }
        else if (IPAddress.TryParse(endpoint.TargetHost, out var address))
        {
            kestrel.Listen(address, port, Protocol);
        }
        else
        {
            kestrel.ListenAnyIP(port, Protocol);
        }

        void Protocol(ListenOptions listen) => listen.Protocols = endpoint.Transport == Http2 ? HttpProtocols.Http2 : HttpProtocols.Http1;
    }
}
