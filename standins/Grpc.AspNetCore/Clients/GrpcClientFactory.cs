namespace Grpc.Net.ClientFactory;

/// <summary>Makes gRPC clients by the name they were registered with.</summary>
public abstract class GrpcClientFactory
{
    /// <summary>A new client on the channel that all clients of this name share.</summary>
    /// <exception cref="InvalidOperationException">No client of this name and type is registered.</exception>
    public abstract TClient CreateClient<TClient>(string name)
        where TClient : class;
}
