namespace Aspire.Hosting;

/// <summary>How an application is built.</summary>
public sealed class DistributedApplicationOptions
{
    public string[]? Args { get; set; }

    /// <summary>The AppHost's assembly; the entry assembly when null.</summary>
    public string? AssemblyName { get; set; }

    /// <summary>The AppHost's folder; what its build recorded when null.</summary>
    public string? ProjectDirectory { get; set; }

    /// <summary>Whether the output of resources also goes to the AppHost's own log.</summary>
    public bool EnableResourceLogging { get; set; }
}
