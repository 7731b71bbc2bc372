using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>What is different for an application under test.</summary>
internal static class TestDefaults
{
    public static void Apply(HostApplicationBuilderSettings settings, string[] args, LaunchProfile? launchProfile)
    {
        settings.Args = args;
        settings.Configuration = new ConfigurationManager();
        settings.Configuration.AddInMemoryCollection(
            (launchProfile?.EnvironmentVariables ?? []).Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":"), (string?)pair.Value)));
        settings.Configuration.AddInMemoryCollection(
        [
            new("DcpPublisher:RandomizePorts", "true"),
            new("DcpPublisher:WaitForResourceCleanup", "true"),
        ]);
        settings.EnvironmentName ??= launchProfile?.EnvironmentVariables.GetValueOrDefault("DOTNET_ENVIRONMENT")
            ?? launchProfile?.EnvironmentVariables.GetValueOrDefault("ASPNETCORE_ENVIRONMENT");
    }
}
