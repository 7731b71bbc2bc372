using System.Runtime.CompilerServices;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Adds a command to the resource; one of the same name replaces it, also a built-in one.</summary>
    [OverloadResolutionPriority(1)]
    public static IResourceBuilder<T> WithCommand<T>(
        this IResourceBuilder<T> builder,
        string name,
        string displayName,
        Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
        CommandOptions? commandOptions = null)
        where T : IResource
    {
        if (builder.Resource.Annotations.OfType<ResourceCommandAnnotation>().FirstOrDefault(command => command.Name == name) is { } replaced)
        {
            builder.Resource.Annotations.Remove(replaced);
        }

        return builder.WithAnnotation(new ResourceCommandAnnotation(name, displayName, executeCommand, commandOptions));
    }

    /// <summary>Adds a command that sends an HTTP request to an endpoint of the resource; it can be used while the resource is healthy.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="path">The path of the request.</param>
    /// <param name="displayName">By which the command is shown.</param>
    /// <param name="endpointName">The endpoint; the one named <c>https</c>, else <c>http</c>, when null.</param>
    /// <param name="commandName">By which the command is executed; made of the resource, the method and the path when null.</param>
    /// <param name="commandOptions">How it is offered and sent.</param>
    public static IResourceBuilder<TResource> WithHttpCommand<TResource>(
        this IResourceBuilder<TResource> builder,
        string path,
        string displayName,
        string? endpointName = null,
        string? commandName = null,
        HttpCommandOptions? commandOptions = null)
        where TResource : IResourceWithEndpoints
    {
        var options = commandOptions ?? new HttpCommandOptions();
        var method = options.Method ?? HttpMethod.Post;
        options.UpdateState ??= static context =>
            context.ResourceSnapshot.HealthStatus == HealthStatus.Healthy ? ResourceCommandState.Enabled : ResourceCommandState.Disabled;
        return builder.WithCommand(
            commandName ?? $"{builder.Resource.Name}-http-{method.Method.ToLowerInvariant()}-{path}",
            displayName,
            context => SendAsync(context, method, new Uri(new Uri(HttpEndpoint(builder.Resource, endpointName).Url), path)),
            options);
    }

    private static async Task<ExecuteCommandResult> SendAsync(ExecuteCommandContext context, HttpMethod method, Uri url)
    {
        using var client = context.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        using var request = new HttpRequestMessage(method, url);
        try
        {
            using var response = await client.SendAsync(request, context.CancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? CommandResults.Success()
                : CommandResults.Failure($"{method} {url} answers {(int)response.StatusCode}.");
        }
        catch (HttpRequestException unreachable)
        {
            return CommandResults.Failure($"{method} {url} fails: {unreachable.Message}");
        }
    }
}
