namespace Aspire.Hosting.ApplicationModel;

/// <summary>A registered health check decides whether the resource is healthy.</summary>
public class HealthCheckAnnotation(string key) : IResourceAnnotation
{
    /// <summary>The name of the registration.</summary>
    public string Key { get; } = key;
}
