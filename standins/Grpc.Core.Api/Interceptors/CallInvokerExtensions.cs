namespace Grpc.Core.Interceptors;

/// <summary>Puts interceptors before a call invoker.</summary>
public static class CallInvokerExtensions
{
    /// <summary>A call invoker whose calls pass through <paramref name="interceptor"/> first.</summary>
    public static CallInvoker Intercept(this CallInvoker invoker, Interceptor interceptor)
    {
        ArgumentNullException.ThrowIfNull(invoker);
        ArgumentNullException.ThrowIfNull(interceptor);
        return new InterceptingCallInvoker(invoker, interceptor);
    }

    /// <summary>A call invoker whose calls pass through <paramref name="interceptors"/> in the order given.</summary>
    public static CallInvoker Intercept(this CallInvoker invoker, params Interceptor[] interceptors)
    {
        ArgumentNullException.ThrowIfNull(invoker);
        ArgumentNullException.ThrowIfNull(interceptors);
        for (var i = interceptors.Length - 1; i >= 0; i--)
            invoker = Intercept(invoker, interceptors[i]);
        return invoker;
    }

    /// <summary>A call invoker whose request headers pass through <paramref name="interceptor"/>.</summary>
    public static CallInvoker Intercept(this CallInvoker invoker, Func<Metadata, Metadata> interceptor)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        return Intercept(invoker, new MetadataInterceptor(interceptor));
    }
}
