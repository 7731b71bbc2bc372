using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using ServiceDefaults.Grpc;
using Wire = Platform.Contracts.Common.V1;

namespace ServiceDefaults.Changes;

/// <summary>Following the changes of other services.</summary>
public static class ChangeConsumerSetup
{
    /// <summary>
    /// Gives the changes of <paramref name="service"/> to <typeparamref name="THandler"/>, for as long as the process lives. A handler may
    /// follow several services; there is one of its type.
    /// </summary>
    public static void AddChangeConsumer<THandler>(this IHostApplicationBuilder builder, string service)
        where THandler : class, IChangeHandler
    {
        builder.AddGrpcServiceClient<Wire.ChangeService.ChangeServiceClient>(service, ChangeConsumer<THandler>.ClientName(service));
        builder.Services.TryAddSingleton<THandler>();
        // AddHostedService takes one of a type only.
        builder.Services.AddSingleton<IHostedService>(services => ActivatorUtilities.CreateInstance<ChangeConsumer<THandler>>(services, service));
    }
}
