using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>How this implementation runs an application; configuration section <c>AppHost</c>.</summary>
internal sealed class AppHostOptions
{
    /// <summary>How long a resource that runs may take until it is healthy.</summary>
    public TimeSpan HealthTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether the output of all resources is shown, or only their warnings and errors.</summary>
    public bool Verbose { get; set; }

    /// <summary>Whether ports are chosen anew, whatever the endpoints say.</summary>
    public bool RandomizePorts { get; set; }

    /// <summary>Whether a test drives the application: it reports to nobody and never ends the process.</summary>
    public bool IsTest { get; set; }

    public static AppHostOptions Read(IConfiguration configuration, bool isTest)
    {
        var options = new AppHostOptions { IsTest = isTest };
        configuration.GetSection("AppHost").Bind(options);
        options.RandomizePorts |= configuration.GetValue("DcpPublisher:RandomizePorts", false);
        return options.HealthTimeout > TimeSpan.Zero
            ? options
            : throw new DistributedApplicationException("AppHost:HealthTimeout must be longer than zero, for example 00:01:00.");
    }
}
