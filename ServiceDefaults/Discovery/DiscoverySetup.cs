using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace ServiceDefaults.Discovery;

/// <summary>Lets every HttpClient use service names for addresses.</summary>
public static class DiscoverySetup
{
    /// <summary>Adds <see cref="ServiceResolver"/> and puts it in front of every HttpClient that the container makes.</summary>
    public static void AddDiscovery(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton<ServiceResolver>();
        builder.Services.TryAddTransient<ServiceDiscoveryHandler>();
        builder.Services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler<ServiceDiscoveryHandler>());
    }
}
