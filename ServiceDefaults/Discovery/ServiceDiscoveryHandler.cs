namespace ServiceDefaults.Discovery;

/// <summary>Sends each request to the address that its service name stands for.</summary>
internal sealed class ServiceDiscoveryHandler(ServiceResolver resolver) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Address(request);
        return base.SendAsync(request, cancellationToken);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Address(request);
        return base.Send(request, cancellationToken);
    }

    private void Address(HttpRequestMessage request)
    {
        if (request.RequestUri is { IsAbsoluteUri: true } address)
            request.RequestUri = resolver.Resolve(address);
    }
}
