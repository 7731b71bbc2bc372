namespace Grpc.AspNetCore.ClientFactory;

/// <summary>How calls take over the deadline and the cancellation of the call being served.</summary>
public class GrpcContextPropagationOptions
{
    /// <summary>Whether a client used outside a gRPC call just calls, instead of failing. The default is <see langword="false"/>.</summary>
    public bool SuppressContextNotFoundErrors { get; set; }
}
