using System.Reflection;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.ProjectResources;

/// <summary>Finds what the build of a project produced.</summary>
internal static class ProjectOutput
{
    /// <summary>Key of the assembly metadata by which the AppHost's build says where a referenced project's output is.</summary>
    private const string MetadataPrefix = "apphostprojectoutput:";

    /// <exception cref="DistributedApplicationException">The project is not built.</exception>
    public static string Find(ProjectResource resource, Assembly? appHost)
    {
        var project = resource.Annotations.OfType<IProjectMetadata>().Last().ProjectPath;
        var recorded = appHost?.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(data => string.Equals(data.Key, MetadataPrefix + project, StringComparison.OrdinalIgnoreCase))?.Value;
        var output = recorded ?? Newest(project, appHost);
        return output is not null && File.Exists(output)
            ? output
            : throw new DistributedApplicationException(
                $"'{resource.Name}' is not built{(output is null ? "" : $" ({output} is missing)")}: run dotnet build {project}");
    }

    private static string? Newest(string project, Assembly? appHost)
    {
        var configuration = appHost?.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "Debug";
        var output = Path.Combine(Path.GetDirectoryName(project)!, "bin", configuration);
        var name = Path.GetFileNameWithoutExtension(project) + ".dll";
        return Directory.Exists(output)
            ? Directory.EnumerateFiles(output, name, SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)
            : null;
    }
}
