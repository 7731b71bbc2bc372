using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.ProjectResources;

internal sealed record EndpointEnvironmentFilterAnnotation(Func<EndpointAnnotation, bool> Filter) : IResourceAnnotation;

/// <summary>What follows from a project's own files: endpoints, arguments and variables.</summary>
internal static class ProjectDefaults
{
    public static void Apply(IResourceBuilder<ProjectResource> project, IProjectMetadata metadata, ProjectResourceOptions options)
    {
        var builder = project.ApplicationBuilder;
        var profile = options.ExcludeLaunchProfile ? null : ChooseProfile(builder, metadata, options);
        var environment = EnvironmentName(builder, profile?.Profile);
        var kestrel = options.ExcludeKestrelEndpoints ? [] : KestrelEndpoints.Read(metadata.ProjectPath, environment);
        foreach (var endpoint in kestrel)
        {
            project.Resource.Annotations.Add(endpoint);
        }

        if (kestrel.Count == 0 && profile?.Profile.ApplicationUrl is { } urls)
        {
            var http2 = KestrelEndpoints.DefaultsToHttp2(metadata.ProjectPath, environment);
            AddProfileEndpoints(project, urls, http2 ? "http2" : "http");
        }

        if (builder.ExecutionContext.IsRunMode)
        {
            project.WithEnvironment(context => ProjectEnvironment.AddDefaults(context, builder, environment, profile));
        }

        project.WithEnvironment(ProjectEnvironment.AddListeningAddresses);
    }

    private static (string Name, LaunchProfile Profile)? ChooseProfile(
        IDistributedApplicationBuilder builder, IProjectMetadata metadata, ProjectResourceOptions options)
    {
        var settings = metadata.LaunchSettings ?? LaunchSettings.Read(metadata.ProjectPath);
        var appHostProfile = builder.Configuration["AppHost:DefaultLaunchProfileName"] ?? builder.Configuration["DOTNET_LAUNCH_PROFILE"];
        return (settings ?? new LaunchSettings()).Choose(options.LaunchProfileName, appHostProfile);
    }

    // A project without a profile runs as the AppHost does, and in Development when nobody said anything.
    private static string EnvironmentName(IDistributedApplicationBuilder builder, LaunchProfile? profile)
    {
        if (profile is not null
            && (profile.EnvironmentVariables.TryGetValue("ASPNETCORE_ENVIRONMENT", out var own)
                || profile.EnvironmentVariables.TryGetValue("DOTNET_ENVIRONMENT", out own)))
        {
            return own;
        }

        return builder.Configuration["DOTNET_ENVIRONMENT"] ?? builder.Configuration["ASPNETCORE_ENVIRONMENT"]
            ?? builder.Configuration["environment"] ?? builder.Configuration["ASPIRE_ENVIRONMENT"] ?? "Development";
    }

    private static void AddProfileEndpoints(IResourceBuilder<ProjectResource> project, string urls, string transport)
    {
        var seen = new Dictionary<string, int>();
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (scheme, host, port) = KestrelEndpoints.ParseAddress(url);
            var count = seen[scheme] = seen.GetValueOrDefault(scheme) + 1;
            var name = count == 1 ? scheme : $"{scheme}{count}";
            project.Resource.Annotations.Add(
                new EndpointAnnotation(ProtocolType.Tcp, scheme, transport, name, port is 0 ? null : port) { TargetHost = host });
        }
    }
}
