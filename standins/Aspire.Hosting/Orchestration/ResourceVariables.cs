using System.Collections;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Replicas;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>Computes what a process gets: its environment and its arguments.</summary>
internal static class ResourceVariables
{
    /// <summary>What the AppHost was started with for itself and its children must not take for theirs.</summary>
    private static readonly string[] NotInherited =
        ["ASPNETCORE_URLS", "DOTNET_LAUNCH_PROFILE", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPIRE_LOGLEVEL", "PORT", "HOST"];

    /// <summary>The ambient environment, changed by what has been said about the resource.</summary>
    public static async Task<Dictionary<string, string>> EnvironmentAsync(
        IResource resource, DistributedApplicationExecutionContext execution, ILogger logger, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(execution, resource, [], cancellationToken) { Logger = logger };
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToArray())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }

        var environment = Ambient();
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>().Where(e => e.PortVariable is not null))
        {
            environment[endpoint.PortVariable!] = ResourceInstance.ListeningAt(endpoint).Port.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var (name, value) in context.EnvironmentVariables)
        {
            if (await TextOfAsync(value, cancellationToken).ConfigureAwait(false) is { } text)
            {
                environment[name] = text;
            }
        }

        return environment;
    }

    /// <summary>The arguments, in the order in which they were added.</summary>
    public static async Task<List<string>> ArgumentsAsync(
        IResource resource, DistributedApplicationExecutionContext execution, ILogger logger, CancellationToken cancellationToken)
    {
        var context = new CommandLineArgsCallbackContext([], resource, cancellationToken) { ExecutionContext = execution, Logger = logger };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToArray())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }

        var arguments = new List<string>();
        foreach (var argument in context.Args)
        {
            if (await TextOfAsync(argument, cancellationToken).ConfigureAwait(false) is { } text)
            {
                arguments.Add(text);
            }
        }

        return arguments;
    }

    public static Dictionary<string, string> Ambient() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(entry => !NotInherited.Contains((string)entry.Key))
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "");

    private static async ValueTask<string?> TextOfAsync(object value, CancellationToken cancellationToken) => value switch
    {
        string text => text,
        IValueProvider provider => await provider.GetValueAsync(cancellationToken).ConfigureAwait(false),
        IResourceBuilder<IResource> { Resource: IValueProvider provider } => await provider.GetValueAsync(cancellationToken).ConfigureAwait(false),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
