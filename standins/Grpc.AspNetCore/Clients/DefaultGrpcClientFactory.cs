using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Options;

namespace Grpc.Net.ClientFactory;

/// <summary>Puts what belongs to one client before the channel that all clients of its name share.</summary>
internal sealed class DefaultGrpcClientFactory(
    IServiceProvider services,
    GrpcClientRegistrations registrations,
    GrpcClientChannels channels,
    IOptionsMonitor<GrpcClientFactoryOptions> clientOptions) : GrpcClientFactory
{
    public override TClient CreateClient<TClient>(string name)
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(name);
        registrations.Demand(name, typeof(TClient));
        var options = clientOptions.Get(name);
        var invoker = WithClientInterceptors(options, WithCallOptions(options, channels.Invoker(name)));
        return options.Creator is null
            ? GrpcClientActivator<TClient>.Create(services, invoker)
            : options.Creator(invoker) as TClient
                ?? throw new InvalidOperationException($"The creator of the gRPC client '{name}' made no {typeof(TClient).FullName}.");
    }

    private CallInvoker WithCallOptions(GrpcClientFactoryOptions options, CallInvoker invoker) =>
        options.CallOptionsActions.Count == 0
            ? invoker
            : invoker.Intercept(new CallOptionsInterceptor(options.CallOptionsActions, services));

    private CallInvoker WithClientInterceptors(GrpcClientFactoryOptions options, CallInvoker invoker)
    {
        for (var i = options.InterceptorRegistrations.Count - 1; i >= 0; i--)
        {
            if (options.InterceptorRegistrations[i] is { Scope: InterceptorScope.Client } registration)
                invoker = invoker.Intercept(registration.Create(services));
        }

        return invoker;
    }
}
