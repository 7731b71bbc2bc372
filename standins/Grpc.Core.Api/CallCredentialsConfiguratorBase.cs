namespace Grpc.Core;

/// <summary>For runtimes: receives what a <see cref="CallCredentials"/> is made of.</summary>
public abstract class CallCredentialsConfiguratorBase
{
    /// <summary>The credentials are made of several.</summary>
    public abstract void SetCompositeCredentials(object? state, IReadOnlyList<CallCredentials> credentials);

    /// <summary>The credentials ask <paramref name="interceptor"/>.</summary>
    public abstract void SetAsyncAuthInterceptorCredentials(object? state, AsyncAuthInterceptor interceptor);
}
