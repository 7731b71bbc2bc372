using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Grpc.AspNetCore.HealthChecks;

/// <summary>How health checks are served by gRPC.</summary>
public sealed class GrpcHealthChecksOptions
{
    /// <summary>The services that clients may ask about, each with the checks that decide its status.
    /// The default maps the empty name, the server as a whole, to every check.</summary>
    public ServiceMappingCollection Services { get; } = [];

    /// <summary>Whether to answer with the results last published (see <see cref="HealthCheckPublisherOptions"/>) instead of
    /// running the checks for the call. The default is <see langword="false"/>.</summary>
    public bool UseHealthChecksCache { get; set; }

    /// <summary>Whether watching calls stay open while the application stops. The default is <see langword="false"/>:
    /// they end with NOT_SERVING, so that they do not hold it up.</summary>
    public bool SuppressCompletionOnShutdown { get; set; }
}
