using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Says where a project is; the build generates one type per referenced project.</summary>
public interface IProjectMetadata : IResourceAnnotation
{
    /// <summary>The absolute path of the project file.</summary>
    string ProjectPath { get; }

    /// <summary>Launch settings that replace those on disk.</summary>
    LaunchSettings? LaunchSettings => null;

    /// <summary>Whether the project has been built already.</summary>
    bool SuppressBuild => false;

    /// <summary>Whether it is a single source file.</summary>
    bool IsFileBasedApp => ProjectPath.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);
}

internal sealed class ProjectPathMetadata(string path) : IProjectMetadata
{
    public string ProjectPath => path;
}

/// <summary>How a project takes part in the application.</summary>
public class ProjectResourceOptions
{
    /// <summary>The launch profile to use; chosen by the usual rules when null.</summary>
    public string? LaunchProfileName { get; set; }

    /// <summary>Whether launch profiles are ignored.</summary>
    public bool ExcludeLaunchProfile { get; set; }

    /// <summary>Whether <c>Kestrel:Endpoints</c> in appsettings.json are ignored.</summary>
    public bool ExcludeKestrelEndpoints { get; set; }
}
