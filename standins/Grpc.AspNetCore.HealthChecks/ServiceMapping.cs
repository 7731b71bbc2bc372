namespace Grpc.AspNetCore.HealthChecks;

/// <summary>A service and the health checks that decide its status.</summary>
/// <param name="name">The service's name; empty for the server as a whole.</param>
/// <param name="predicate">Whether a check belongs to the service.</param>
public sealed class ServiceMapping(string name, Func<HealthCheckMapContext, bool> predicate)
{
    /// <summary>The service's name.</summary>
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>Whether a check belongs to the service.</summary>
    public Func<HealthCheckMapContext, bool> HealthCheckPredicate { get; } =
        predicate ?? throw new ArgumentNullException(nameof(predicate));
}
