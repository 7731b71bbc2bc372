using Grpc.AspNetCore.HealthChecks;
using Grpc.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Grpc.AspNetCore.Tests.HealthChecks;

/// <summary>A server whose health the test sets: one check, "database", tagged "data".</summary>
internal sealed class HealthServer : IAsyncDisposable
{
    private RelayServer _server = null!;

    public HealthStatus Database { get; set; } = HealthStatus.Healthy;

    public Uri Address => _server.Address;

    public Grpc.Health.V1.Health.HealthClient Client => new(_server.Channel);

    public static async Task<HealthServer> Start(Action<GrpcHealthChecksOptions>? configure = null)
    {
        var server = new HealthServer();
        server._server = await RelayServer.Start(
            new(),
            configureServices: services => services
                .AddGrpcHealthChecks(options => configure?.Invoke(options))
                .AddCheck("database", () => new HealthCheckResult(server.Database), ["data"])
                .AddCheck("always", () => HealthCheckResult.Healthy()),
            map: application => application.MapGrpcHealthChecksService());
        return server;
    }

    /// <summary>Runs the checks and publishes their results, as the host does periodically.</summary>
    public async Task Publish()
    {
        var report = await _server.Services.GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(TestContext.Current.CancellationToken);
        foreach (var publisher in _server.Services.GetServices<IHealthCheckPublisher>())
            await publisher.PublishAsync(report, TestContext.Current.CancellationToken);
    }

    public Task Stop() => _server.Stop();

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
