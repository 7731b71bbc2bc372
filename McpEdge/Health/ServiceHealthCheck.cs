using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using ServiceDefaults.Discovery;

namespace McpEdge.Health;

/// <summary>Asks a service how it is, by the gRPC health protocol and over a connection of its own.</summary>
internal sealed class ServiceHealthCheck(string service, ServiceResolver resolver, IOptions<DependencyHealthOptions> options, TimeProvider clock)
    : IHealthCheck, IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    // A service that is back is to be seen at once, so the pauses between attempts to connect stay short.
    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(
        resolver.Resolve(new Uri($"http://_grpc.{service}")),
        new GrpcChannelOptions { InitialReconnectBackoff = LongestPause, MaxReconnectBackoff = LongestPause });

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var deadline = clock.GetUtcNow().UtcDateTime + options.Value.Patience;
            var answer = await new Grpc.Health.V1.Health.HealthClient(_channel)
                .CheckAsync(new HealthCheckRequest(), deadline: deadline, cancellationToken: cancellationToken);

            return answer.Status == HealthCheckResponse.Types.ServingStatus.Serving
                ? HealthCheckResult.Healthy()
                : new HealthCheckResult(context.Registration.FailureStatus, $"{service} answers {answer.Status}.");
        }
        catch (RpcException failure)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, $"{service} doesn't answer: {failure.StatusCode}.");
        }
    }

    public void Dispose() => _channel.Dispose();
}
