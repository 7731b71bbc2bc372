using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>The command line of an AppHost.</summary>
internal static class AppHostSwitches
{
    private const string Verbose = "--verbose";

    private static readonly Dictionary<string, string> Mappings = new()
    {
        ["--operation"] = "AppHost:Operation",
        ["--publisher"] = "Publishing:Publisher",
        ["--output-path"] = "Pipeline:OutputPath",
        ["--step"] = "Pipeline:Step",
        ["--log-level"] = "Pipeline:LogLevel",
    };

    /// <summary>Adds the switches to the configuration; they win over everything else.</summary>
    public static void AddTo(ConfigurationManager configuration, string[] args)
    {
        var rest = args.Where(arg => arg != Verbose).ToArray();
        configuration.AddCommandLine(rest, Mappings);
        if (rest.Length < args.Length)
        {
            configuration.AddInMemoryCollection([new("AppHost:Verbose", "true")]);
        }
    }

    public static DistributedApplicationExecutionContext ExecutionContext(IConfiguration configuration)
    {
        var publisher = configuration["Publishing:Publisher"];
        var publish = publisher is not null || string.Equals(configuration["AppHost:Operation"], "publish", StringComparison.OrdinalIgnoreCase);
        return publish
            ? new DistributedApplicationExecutionContext(DistributedApplicationOperation.Publish, publisher ?? "manifest")
            : new DistributedApplicationExecutionContext(DistributedApplicationOperation.Run);
    }
}
