namespace Grpc.Core.Interceptors;

/// <summary>A call that a client interceptor sees before it starts.</summary>
/// <param name="method">The method.</param>
/// <param name="host">The host named, if any.</param>
/// <param name="options">The call's options.</param>
public struct ClientInterceptorContext<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options)
    where TRequest : class
    where TResponse : class
{
    /// <summary>The method.</summary>
    public Method<TRequest, TResponse> Method { get; } = method;

    /// <summary>The host named, if any.</summary>
    public string? Host { get; } = host;

    /// <summary>The call's options.</summary>
    public CallOptions Options { get; } = options;
}
