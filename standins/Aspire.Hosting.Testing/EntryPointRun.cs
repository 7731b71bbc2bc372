using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>Executes the entry point of an AppHost on a thread of its own, up to the moment at which it would build.</summary>
internal static class EntryPointRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>As below, without a look at the builder.</summary>
    public static Task<IDistributedApplicationTestingBuilder> StartAsync(
        Type entryPoint,
        string[] args,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder,
        CancellationToken cancellationToken) => StartAsync(entryPoint, args, configureBuilder, static _ => { }, cancellationToken);

    /// <exception cref="InvalidOperationException">The assembly has no entry point, or that does not describe an application.</exception>
    public static async Task<IDistributedApplicationTestingBuilder> StartAsync(
        Type entryPoint,
        string[] args,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder,
        Action<DistributedApplicationBuilder> building,
        CancellationToken cancellationToken)
    {
        var assembly = entryPoint.Assembly;
        var main = assembly.EntryPoint
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no entry point: name a type of the AppHost's assembly.");
        var interception = new ApplicationInterception((options, settings) =>
        {
            options.AssemblyName = assembly.FullName;
            options.EnableResourceLogging = true;
            TestDefaults.Apply(settings, args, FirstLaunchProfile(assembly));
            configureBuilder(options, settings);
        });
        new Thread(() => Execute(main, args, interception)) { IsBackground = true, Name = "entry point" }.Start();
        try
        {
            var builder = await interception.Builder.WaitAsync(Patience, cancellationToken).ConfigureAwait(false);
            building(builder);
            return new TestingBuilder(builder, interception, build: () =>
            {
                interception.AllowBuild();
                return interception.Application;
            });
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException(
                $"The entry point of {assembly.GetName().Name} did not build a distributed application within {Patience.TotalSeconds:0} s.");
        }
    }

    private static void Execute(MethodInfo main, string[] args, ApplicationInterception interception)
    {
        ApplicationInterception.Current = interception;
        Exception? failure = null;
        try
        {
            main.Invoke(null, main.GetParameters().Length == 0 ? null : [args]);
        }
        catch (TargetInvocationException thrown)
        {
            failure = thrown.InnerException;
        }

        interception.EntryPointEnded(failure);
    }

    private static LaunchProfile? FirstLaunchProfile(Assembly assembly)
    {
        var recorded = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToLookup(data => data.Key, data => data.Value);
        return recorded["apphostprojectpath"].FirstOrDefault() is { } folder && recorded["apphostprojectname"].FirstOrDefault() is { } name
            ? LaunchSettings.Read(Path.Combine(folder, name))?.Profiles.Values.FirstOrDefault()
            : null;
    }
}
