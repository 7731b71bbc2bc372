using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Grpc.AspNetCore.Tests.HealthChecks;

public sealed class CheckTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HealthStatus.Healthy, ServingStatus.Serving)]
    [InlineData(HealthStatus.Degraded, ServingStatus.Serving)]
    [InlineData(HealthStatus.Unhealthy, ServingStatus.NotServing)]
    public async Task The_server_serves_unless_a_check_is_unhealthy(HealthStatus database, ServingStatus status)
    {
        await using var server = await HealthServer.Start();
        server.Database = database;

        Assert.Equal(status, await Check(server, ""));
    }

    [Fact]
    public async Task Every_call_runs_the_checks()
    {
        await using var server = await HealthServer.Start();

        Assert.Equal(ServingStatus.Serving, await Check(server, ""));
        server.Database = HealthStatus.Unhealthy;
        Assert.Equal(ServingStatus.NotServing, await Check(server, ""));
    }

    [Fact]
    public async Task A_mapped_service_has_the_status_of_its_checks()
    {
        await using var server = await HealthServer.Start(options =>
        {
            options.Services.Map("orders", check => check.Tags.Contains("data"));
            options.Services.Map("pages", check => check.Name == "always");
        });
        server.Database = HealthStatus.Unhealthy;

        Assert.Equal(ServingStatus.NotServing, await Check(server, "orders"));
        Assert.Equal(ServingStatus.Serving, await Check(server, "pages"));
    }

    [Fact]
    public async Task An_unknown_service_is_not_found()
    {
        await using var server = await HealthServer.Start();

        var failure = await Assert.ThrowsAsync<RpcException>(() => Check(server, "unheard.of"));

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
    }

    [Fact]
    public async Task With_the_cache_the_published_status_answers()
    {
        await using var server = await HealthServer.Start(options => options.UseHealthChecksCache = true);
        await server.Publish();
        server.Database = HealthStatus.Unhealthy;

        Assert.Equal(ServingStatus.Serving, await Check(server, ""));
        await server.Publish();
        Assert.Equal(ServingStatus.NotServing, await Check(server, ""));
    }

    private static async Task<ServingStatus> Check(HealthServer server, string service) =>
        (await server.Client.CheckAsync(new HealthCheckRequest { Service = service }, cancellationToken: Cancellation)).Status;
}
