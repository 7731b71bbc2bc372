using System.Text.Json.Nodes;
using System.Xml.Linq;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Redis;

/// <summary>Garnet, the Redis-compatible server that comes as a .NET tool, as the repository's tool manifest names it.</summary>
internal static class GarnetTool
{
    private const string PackageId = "garnet-server";
    private static readonly TimeSpan RestorePatience = TimeSpan.FromMinutes(5);

    /// <summary>The server's assembly, restored first where that has not been done; null when no manifest names it.</summary>
    /// <exception cref="DistributedApplicationException">It cannot be restored.</exception>
    public static async Task<string?> FindAsync(LaunchContext context, CancellationToken cancellationToken)
    {
        if (FindManifest(context.AppHostDirectory) is not var (manifest, version))
        {
            return null;
        }

        var package = Path.Combine(PackagesFolder(), PackageId, version);
        if ((EntryPoint(package) ?? RestoredElsewhere(version)) is { } restored)
        {
            return restored;
        }

        context.Progress($"restoring the .NET tool {PackageId} {version} (once)");
        var restore = new ProcessSpec(
            DotnetHost.Path,
            ["tool", "restore", "--tool-manifest", manifest],
            Path.GetDirectoryName(Path.GetDirectoryName(manifest))!,
            ResourceVariables.Ambient());
        var result = await context.Commands.RunAsync(restore, RestorePatience, cancellationToken).ConfigureAwait(false);
        return EntryPoint(package)
            ?? RestoredElsewhere(version)
            ?? throw new DistributedApplicationException($"The .NET tool {PackageId} {version} cannot be restored ({result.LastLine}): run dotnet tool restore to see why, or install redis-server.");
    }

    private static (string Manifest, string Version)? FindManifest(string directory)
    {
        for (var folder = directory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var manifest = Path.Combine(folder, ".config", "dotnet-tools.json");
            if (File.Exists(manifest)
                && JsonNode.Parse(File.ReadAllText(manifest))?["tools"]?[PackageId]?["version"]?.GetValue<string>() is { } version)
            {
                return (manifest, version);
            }
        }

        return null;
    }

    private static string PackagesFolder() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } configured
            ? configured
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    // The SDK remembers where it restored a tool, and does not restore it again where NuGet's folder has changed since.
    private static string? RestoredElsewhere(string version)
    {
        var home = Environment.GetEnvironmentVariable("DOTNET_CLI_HOME") is { Length: > 0 } configured
            ? configured
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var memory = Path.Combine(home, ".dotnet", "toolResolverCache", "1", PackageId);

        return File.Exists(memory) && JsonNode.Parse(File.ReadAllText(memory)) is JsonArray tools
            ? tools.Where(tool => tool?["Version"]?.GetValue<string>() == version)
                .Select(tool => tool!["PathToExecutable"]?.GetValue<string>())
                .FirstOrDefault(File.Exists)
            : null;
    }

    // Each framework's folder has a description of the tool; the newest framework that the running one can host is taken.
    private static string? EntryPoint(string package)
    {
        var tools = Path.Combine(package, "tools");
        return Directory.Exists(tools)
            ? Directory.EnumerateFiles(tools, "DotnetToolSettings.xml", SearchOption.AllDirectories)
                .Select(settings => (Settings: settings, Framework: FrameworkOf(Path.GetRelativePath(tools, settings))))
                .Where(candidate => candidate.Framework is not null && candidate.Framework <= Environment.Version)
                .OrderByDescending(candidate => candidate.Framework)
                .Select(candidate => EntryPointIn(candidate.Settings))
                .FirstOrDefault(File.Exists)
            : null;
    }

    private static Version? FrameworkOf(string path)
    {
        var moniker = path.Split(Path.DirectorySeparatorChar)[0];
        return moniker.StartsWith("net", StringComparison.Ordinal) && Version.TryParse(moniker[3..], out var version) ? version : null;
    }

    private static string? EntryPointIn(string settings) =>
        XDocument.Load(settings).Descendants("Command").FirstOrDefault()?.Attribute("EntryPoint")?.Value is { } file
            ? Path.Combine(Path.GetDirectoryName(settings)!, file)
            : null;
}
