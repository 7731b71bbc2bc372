using System.Globalization;
using Aspire.Hosting.Testing;

namespace Aspire.Hosting.Tests.Replicas;

/// <summary>Three replicas of the sample backend.</summary>
public sealed class ReplicatedBackend : IAsyncLifetime
{
    public const int Count = 3;

    private IDistributedApplicationTestingBuilder _builder = null!;

    public DistributedApplication App { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _builder = DistributedApplicationTestingBuilder.Create();
        _builder.AddProject<Projects.Sample_Backend>("backend").WithHttpHealthCheck("/health").WithReplicas(Count);
        App = await _builder.BuildAsync(Cancellation);
        await App.StartAsync(Cancellation);
        await App.ResourceNotifications.WaitForResourceHealthyAsync("backend", Cancellation);
    }

    /// <summary>The replicas' ids, by the ids of their processes.</summary>
    public async Task<IReadOnlyDictionary<int, string>> ReplicasAsync()
    {
        var found = new Dictionary<int, string>();
        await App.ResourceNotifications.WaitForResourceHealthyAsync("backend", Cancellation);
        await foreach (var update in App.ResourceNotifications.WatchAsync(Cancellation))
        {
            if (update.ResourceId != "backend" && update.Snapshot.HealthStatus is Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy)
            {
                var pid = update.Snapshot.Properties.Single(property => property.Name == "executable.pid").Value;
                found[Convert.ToInt32(pid, CultureInfo.InvariantCulture)] = update.ResourceId;
            }

            if (found.Count == Count)
            {
                break;
            }
        }

        return found;
    }

    public ValueTask DisposeAsync() => _builder.DisposeAsync();
}
