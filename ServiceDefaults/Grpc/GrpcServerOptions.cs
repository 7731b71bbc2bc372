using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults.Grpc;

/// <summary>Limits of the gRPC services of this process.</summary>
public sealed class GrpcServerOptions
{
    /// <summary>Bytes that a request may have. The default is 1 MiB.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int MaxRequestBytes { get; set; } = 1024 * 1024;

    /// <summary>Bytes that an answer may have. The default is 4 MiB, what clients accept.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int MaxAnswerBytes { get; set; } = 4 * 1024 * 1024;
}
