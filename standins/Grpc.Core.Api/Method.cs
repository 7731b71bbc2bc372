namespace Grpc.Core;

/// <summary>A method of a service with its message types.</summary>
/// <param name="type">Which sides stream.</param>
/// <param name="serviceName">The service's full name.</param>
/// <param name="name">The method's name.</param>
/// <param name="requestMarshaller">Serializes requests.</param>
/// <param name="responseMarshaller">Serializes responses.</param>
public class Method<TRequest, TResponse>(
    MethodType type,
    string serviceName,
    string name,
    Marshaller<TRequest> requestMarshaller,
    Marshaller<TResponse> responseMarshaller) : IMethod
{
    /// <inheritdoc />
    public MethodType Type { get; } = type;

    /// <inheritdoc />
    public string ServiceName { get; } = serviceName ?? throw new ArgumentNullException(nameof(serviceName));

    /// <inheritdoc />
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>Serializes requests.</summary>
    public Marshaller<TRequest> RequestMarshaller { get; } =
        requestMarshaller ?? throw new ArgumentNullException(nameof(requestMarshaller));

    /// <summary>Serializes responses.</summary>
    public Marshaller<TResponse> ResponseMarshaller { get; } =
        responseMarshaller ?? throw new ArgumentNullException(nameof(responseMarshaller));

    /// <inheritdoc />
    public string FullName { get; } = $"/{serviceName}/{name}";
}
