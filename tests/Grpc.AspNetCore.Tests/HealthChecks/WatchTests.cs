using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Grpc.AspNetCore.Tests.HealthChecks;

public sealed class WatchTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_status_is_fresh()
    {
        await using var server = await HealthServer.Start();
        server.Database = HealthStatus.Unhealthy;

        using var watch = Watch(server, "");

        Assert.Equal(ServingStatus.NotServing, await Next(watch));
    }

    [Fact]
    public async Task A_change_is_sent_when_it_is_published()
    {
        await using var server = await HealthServer.Start();
        using var watch = Watch(server, "");
        Assert.Equal(ServingStatus.Serving, await Next(watch));

        server.Database = HealthStatus.Unhealthy;
        await server.Publish();
        Assert.Equal(ServingStatus.NotServing, await Next(watch));

        server.Database = HealthStatus.Healthy;
        await server.Publish();
        Assert.Equal(ServingStatus.Serving, await Next(watch));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        await using var server = await HealthServer.Start();
        using var watch = Watch(server, "");
        Assert.Equal(ServingStatus.Serving, await Next(watch));

        await server.Publish();
        server.Database = HealthStatus.Unhealthy;
        await server.Publish();

        Assert.Equal(ServingStatus.NotServing, await Next(watch));
    }

    [Fact]
    public async Task An_unknown_service_is_told_to_be_unknown()
    {
        await using var server = await HealthServer.Start();
        using var watch = Watch(server, "unheard.of");

        Assert.Equal(ServingStatus.ServiceUnknown, await Next(watch));
    }

    [Fact]
    public async Task A_stopping_server_says_so_and_ends_the_watch()
    {
        await using var server = await HealthServer.Start();
        using var watch = Watch(server, "");
        Assert.Equal(ServingStatus.Serving, await Next(watch));

        var stopped = server.Stop();

        Assert.Equal(ServingStatus.NotServing, await Next(watch));
        Assert.False(await watch.ResponseStream.MoveNext(Cancellation));
        await stopped;
    }

    private static AsyncServerStreamingCall<HealthCheckResponse> Watch(HealthServer server, string service) =>
        server.Client.Watch(new HealthCheckRequest { Service = service }, cancellationToken: Cancellation);

    private static async Task<ServingStatus> Next(AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(Cancellation));
        return watch.ResponseStream.Current.Status;
    }
}
