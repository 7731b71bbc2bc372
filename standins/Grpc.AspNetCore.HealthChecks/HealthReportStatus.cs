using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Grpc.AspNetCore.HealthChecks;

/// <summary>A service serves unless one of its checks is unhealthy: a degraded service still answers.</summary>
internal static class HealthReportStatus
{
    public static ServingStatus Of(ServiceMapping service, HealthReport report) => Of(report.Entries
        .Where(entry => service.HealthCheckPredicate(new(entry.Key, entry.Value.Tags)))
        .Select(entry => entry.Value.Status));

    public static ServingStatus Of(IEnumerable<HealthStatus> statuses) =>
        statuses.Contains(HealthStatus.Unhealthy) ? ServingStatus.NotServing : ServingStatus.Serving;
}
