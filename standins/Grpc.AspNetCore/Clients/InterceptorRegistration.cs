using Grpc.Core.Interceptors;

namespace Grpc.Net.ClientFactory;

/// <summary>An interceptor of a client.</summary>
/// <param name="scope">How long an instance lives.</param>
/// <param name="creator">Makes an instance.</param>
public class InterceptorRegistration(InterceptorScope scope, Func<IServiceProvider, Interceptor> creator)
{
    /// <summary>How long an instance lives.</summary>
    public InterceptorScope Scope { get; } = scope;

    internal Interceptor Create(IServiceProvider services) => creator(services);
}
