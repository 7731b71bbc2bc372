using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Aspire.Hosting.Postgres;

internal sealed class PostgresHealthCheck(EndpointReference endpoint, ReferenceExpression connectionString) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (await Listening.FailureAsync(endpoint.Host, endpoint.Port, cancellationToken).ConfigureAwait(false) is { } failure)
        {
            return HealthCheckResult.Unhealthy(failure);
        }

        try
        {
            await using var connection = await PostgresConnection.OpenAsync(connectionString, cancellationToken).ConfigureAwait(false);
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy();
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            return HealthCheckResult.Unhealthy(
                "the data were created with another password: restore the secrets file, or delete the data folder that the log names");
        }
        catch (NpgsqlException unreachable)
        {
            return HealthCheckResult.Unhealthy(unreachable.GetBaseException().Message);
        }
    }
}
