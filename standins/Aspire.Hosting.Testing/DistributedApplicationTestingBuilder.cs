using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>Takes over an application for a test: on ports of its own, with data that are thrown away.</summary>
public static class DistributedApplicationTestingBuilder
{
    private static readonly Action<DistributedApplicationOptions, HostApplicationBuilderSettings> NoChange = static (_, _) => { };

    /// <summary>Takes over the application of an AppHost, named by a type of its assembly.</summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default)
        where TEntryPoint : class => EntryPointRun.StartAsync(typeof(TEntryPoint), [], NoChange, cancellationToken);

    /// <summary>Takes over the application of an AppHost that is started with arguments.</summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class => EntryPointRun.StartAsync(typeof(TEntryPoint), args, NoChange, cancellationToken);

    /// <summary>Takes over the application of an AppHost whose options the test changes first.</summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder,
        CancellationToken cancellationToken = default)
        where TEntryPoint : class => EntryPointRun.StartAsync(typeof(TEntryPoint), args, configureBuilder, cancellationToken);

    /// <summary>Takes over the application of an AppHost, named by a type of its assembly.</summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, CancellationToken cancellationToken = default) =>
        CreateAsync(entryPoint, [], NoChange, cancellationToken);

    /// <summary>Takes over the application of an AppHost that is started with arguments.</summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(
        Type entryPoint, string[] args, CancellationToken cancellationToken = default) =>
        CreateAsync(entryPoint, args, NoChange, cancellationToken);

    /// <summary>Takes over the application of an AppHost whose options the test changes first.</summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(
        Type entryPoint,
        string[] args,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder,
        CancellationToken cancellationToken = default) =>
        EntryPointRun.StartAsync(entryPoint, args, configureBuilder, cancellationToken);

    /// <summary>Begins an application that the test itself describes.</summary>
    public static IDistributedApplicationTestingBuilder Create(params string[] args) => Create(args, NoChange);

    /// <summary>Begins an application that the test itself describes, with options.</summary>
    public static IDistributedApplicationTestingBuilder Create(
        string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder)
    {
        var interception = new ApplicationInterception((options, settings) =>
        {
            TestDefaults.Apply(settings, args, launchProfile: null);
            configureBuilder(options, settings);
        });
        interception.AllowBuild();
        _ = interception.RunUntilTestStopsAsync();
        var builder = new DistributedApplicationBuilder(
            new DistributedApplicationOptions { Args = args, ProjectDirectory = AppContext.BaseDirectory }, interception);
        return new TestingBuilder(builder, interception, build: () => Task.FromResult(builder.Build()));
    }
}
