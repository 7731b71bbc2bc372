namespace Aspire.Hosting.ApplicationModel;

/// <summary>A .NET project that runs as a process of its built output.</summary>
public class ProjectResource(string name) : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery,
    IResourceWithWaitSupport, IResourceWithProbes, IComputeResource, IContainerFilesDestinationResource;

/// <summary>A command.</summary>
public class ExecutableResource(string name, string command, string workingDirectory) : Resource(name), IResourceWithEnvironment,
    IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IResourceWithProbes, IComputeResource
{
    /// <summary>A file, or a name that is looked up on PATH.</summary>
    public string Command { get; internal set; } = command;

    /// <summary>The directory that it runs in.</summary>
    public string WorkingDirectory { get; internal set; } = workingDirectory;
}

/// <summary>What would be a container; here always a local process that a package knows how to start.</summary>
public class ContainerResource(string name, string? entrypoint = null) : Resource(name), IResourceWithEnvironment, IResourceWithArgs,
    IResourceWithEndpoints, IResourceWithWaitSupport, IResourceWithProbes, IComputeResource
{
    /// <summary>The command that the image would start with.</summary>
    public string? Entrypoint { get; set; } = entrypoint;
}
