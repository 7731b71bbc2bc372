using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;
using Aspire.Hosting.ProjectResources;
using Aspire.Hosting.State;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>What a launcher may use to find out how its process is started.</summary>
/// <param name="Resource">The resource that starts.</param>
/// <param name="State">Where it may keep data.</param>
/// <param name="AppHostDirectory">The folder of the AppHost project.</param>
/// <param name="Environment">The environment as described.</param>
/// <param name="Arguments">The arguments as described.</param>
/// <param name="Progress">Tells the user what takes long.</param>
/// <param name="Log">The resource's log.</param>
internal sealed record LaunchContext(
    IResource Resource,
    StateFolder State,
    string AppHostDirectory,
    Dictionary<string, string> Environment,
    IReadOnlyList<string> Arguments,
    Action<string> Progress,
    ILogger Log)
{
    /// <summary>Runs what prepares the process.</summary>
    public required ShortCommand Commands { get; init; }

    /// <summary>Has a folder deleted when the AppHost has ended, however it ends.</summary>
    public required Action<string> DeleteAtEnd { get; init; }
}

/// <summary>Says how the process of a resource is started.</summary>
internal sealed class ProcessLauncherAnnotation(Func<LaunchContext, CancellationToken, Task<ProcessSpec>> prepare) : IResourceAnnotation
{
    public Func<LaunchContext, CancellationToken, Task<ProcessSpec>> Prepare { get; } = prepare;
}

/// <summary>The launchers of the resources that need no package of their own.</summary>
internal static class Launchers
{
    public static Func<LaunchContext, CancellationToken, Task<ProcessSpec>>? Find(IResource resource, Assembly? appHost) => resource switch
    {
        _ when resource.TryGetLastAnnotation<ProcessLauncherAnnotation>(out var own) => own.Prepare,
        ProjectResource project => (context, _) => Task.FromResult(Project(project, appHost, context)),
        ExecutableResource executable => (context, _) => Task.FromResult(Executable(executable, context)),
        IComputeResource => throw new DistributedApplicationException(
            $"'{resource.Name}' is a container, and only processes can be started without a container engine."),
        _ => null,
    };

    private static ProcessSpec Project(ProjectResource project, Assembly? appHost, LaunchContext context)
    {
        var directory = Path.GetDirectoryName(project.Annotations.OfType<IProjectMetadata>().Last().ProjectPath)!;
        return new ProcessSpec(
            DotnetHost.Path, [ProjectOutput.Find(project, appHost), .. context.Arguments], directory, context.Environment);
    }

    private static ProcessSpec Executable(ExecutableResource executable, LaunchContext context)
    {
        var command = ExecutablePath.Find(executable.Command, executable.WorkingDirectory)
            ?? throw new DistributedApplicationException($"'{executable.Name}' needs '{executable.Command}', which is not installed or not on PATH.");
        return new ProcessSpec(command, context.Arguments, executable.WorkingDirectory, context.Environment);
    }
}
