namespace Grpc.Core;

/// <summary>Names the call for which call credentials are being asked.</summary>
/// <param name="serviceUrl">The service's address, without the method.</param>
/// <param name="methodName">The simple method name.</param>
/// <param name="cancellationToken">Cancelled when the call is.</param>
public class AuthInterceptorContext(string serviceUrl, string methodName, CancellationToken cancellationToken)
{
    /// <summary>Creates a context that is never cancelled.</summary>
    public AuthInterceptorContext(string serviceUrl, string methodName)
        : this(serviceUrl, methodName, CancellationToken.None)
    {
    }

    /// <summary>The service's address, without the method.</summary>
    public string ServiceUrl { get; } = serviceUrl ?? throw new ArgumentNullException(nameof(serviceUrl));

    /// <summary>The simple method name.</summary>
    public string MethodName { get; } = methodName ?? throw new ArgumentNullException(nameof(methodName));

    /// <summary>Cancelled when the call is.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
