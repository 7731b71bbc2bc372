using Grpc.Core;

namespace Grpc.Net.ClientFactory;

/// <summary>A call whose options may still be changed.</summary>
/// <param name="callOptions">The options so far.</param>
/// <param name="serviceProvider">The services of the scope that made the client.</param>
public sealed class CallOptionsContext(CallOptions callOptions, IServiceProvider serviceProvider)
{
    /// <summary>The options the call is made with.</summary>
    public CallOptions CallOptions { get; set; } = callOptions;

    /// <summary>The services of the scope that made the client.</summary>
    public IServiceProvider ServiceProvider { get; } = serviceProvider;
}
