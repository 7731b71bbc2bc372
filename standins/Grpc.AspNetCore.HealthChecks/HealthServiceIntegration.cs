using Grpc.Core;
using Grpc.Health.V1;
using Grpc.HealthCheck;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Grpc.AspNetCore.HealthChecks;

/// <summary>Serves the application's health checks: <c>Check</c> runs them, <c>Watch</c> follows what is published.</summary>
internal sealed class HealthServiceIntegration(
    HealthServiceImpl health,
    HealthCheckService checks,
    IHostApplicationLifetime lifetime,
    IOptions<GrpcHealthChecksOptions> options) : Grpc.Health.V1.Health.HealthBase
{
    public override async Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        if (options.Value.UseHealthChecksCache)
            return await health.Check(request, context);

        return options.Value.Services.TryGetServiceMapping(request.Service, out var service)
            ? new() { Status = await Run(service, context.CancellationToken) }
            : throw new RpcException(new Status(StatusCode.NotFound, ""));
    }

    public override async Task Watch(
        HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        // The first answer is fresh; without it a client would wait for the next publication.
        if (!options.Value.UseHealthChecksCache && options.Value.Services.TryGetServiceMapping(request.Service, out var service))
            health.SetStatus(service.Name, await Run(service, context.CancellationToken));

        if (options.Value.SuppressCompletionOnShutdown)
        {
            await health.Watch(request, responseStream, context);
            return;
        }

        using var watching = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        await health.Watch(request, responseStream, new StoppableCallContext(context, watching.Token));
        if (!context.CancellationToken.IsCancellationRequested)
            await responseStream.WriteAsync(new() { Status = ServingStatus.NotServing });
    }

    private async Task<ServingStatus> Run(ServiceMapping service, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(
            check => service.HealthCheckPredicate(new(check.Name, check.Tags)), cancellationToken);
        return HealthReportStatus.Of(report.Entries.Values.Select(entry => entry.Status));
    }
}
