using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ModelContextProtocol.AspNetCore.Serving;

/// <summary>The services of the HTTP request that a server serves at the time.</summary>
internal sealed class RequestServices : IKeyedServiceProvider
{
    /// <summary>The request; null while there is none.</summary>
    public HttpContext? Request { get; set; }

    private IServiceProvider Services => Request?.RequestServices ?? throw new ObjectDisposedException(nameof(IServiceProvider));

    public object? GetService(Type serviceType) => Services.GetService(serviceType);

    public object? GetKeyedService(Type serviceType, object? serviceKey) => ((IKeyedServiceProvider)Services).GetKeyedService(serviceType, serviceKey);

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => Services.GetRequiredKeyedService(serviceType, serviceKey);
}
