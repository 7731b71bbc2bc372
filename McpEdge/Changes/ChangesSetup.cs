using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceDefaults.Changes;

namespace McpEdge.Changes;

/// <summary>Following the change feeds of all services, once in each process.</summary>
internal static class ChangesSetup
{
    /// <summary>Services that stream their changes.</summary>
    public static IReadOnlyList<string> Services { get; } = ["customers", "inventory", "orders"];

    public static void AddChanges(this IHostApplicationBuilder builder)
    {
        foreach (var service in Services)
        {
            builder.AddChangeConsumer<ChangeFanOut>(service);
        }
    }

    /// <summary>Lets <typeparamref name="TListener"/>, a singleton, hear of all changes.</summary>
    public static void AddChangeListener<TListener>(this IServiceCollection services)
        where TListener : class, IChangeListener
    {
        services.TryAddSingleton<TListener>();
        services.AddSingleton<ChangeDelivery<TListener>>();
        services.AddSingleton<ChangeDelivery>(provider => provider.GetRequiredService<ChangeDelivery<TListener>>());
        services.AddHostedService(provider => provider.GetRequiredService<ChangeDelivery<TListener>>());
    }
}
