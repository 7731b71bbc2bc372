namespace Grpc.Net.ClientFactory;

/// <summary>How long an interceptor's instance lives.</summary>
public enum InterceptorScope
{
    /// <summary>One instance for all clients of a name.</summary>
    Channel = 0,

    /// <summary>One instance for each client; it may use services of the client's scope.</summary>
    Client = 1,
}
