using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.Net.ClientFactory;

/// <summary>Calls a client's constructor that takes a <see cref="CallInvoker"/>; the look-up is done once for each type.</summary>
internal static class GrpcClientActivator<TClient>
    where TClient : class
{
    private static ObjectFactory<TClient>? _factory;

    public static TClient Create(IServiceProvider services, CallInvoker invoker)
    {
        _factory ??= ActivatorUtilities.CreateFactory<TClient>([typeof(CallInvoker)]);
        return _factory(services, [invoker]);
    }
}
