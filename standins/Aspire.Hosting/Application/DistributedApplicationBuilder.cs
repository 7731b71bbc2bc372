using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Output;
using Aspire.Hosting.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <summary>Describes an application; made by <see cref="DistributedApplication.CreateBuilder(string[])"/>.</summary>
public sealed class DistributedApplicationBuilder : IStatefulBuilder
{
    private readonly HostApplicationBuilder _inner;
    private readonly ApplicationInterception? _interception;
    private readonly ResourceCollection _resources = [];
    private StateFolder? _state;

    internal DistributedApplicationBuilder(DistributedApplicationOptions options, ApplicationInterception? interception)
    {
        var settings = new HostApplicationBuilderSettings { Args = options.Args };
        interception?.Configure(options, settings);
        _interception = interception;
        AppHostAssembly = options.AssemblyName is { } name ? Assembly.Load(name) : Assembly.GetEntryAssembly();
        AppHostDirectory = Path.GetFullPath(
            options.ProjectDirectory ?? Recorded("apphostprojectpath") ?? Directory.GetCurrentDirectory());
        settings.ContentRootPath ??= AppHostDirectory;
        settings.ApplicationName ??= AppHostAssembly?.GetName().Name;
        settings.EnvironmentName ??= System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
            ?? System.Environment.GetEnvironmentVariable("ASPIRE_ENVIRONMENT");
        _inner = new HostApplicationBuilder(settings);
        AppHostSwitches.AddTo(_inner.Configuration, settings.Args ?? []);
        _inner.Configuration.AddInMemoryCollection([new("AppHost:Directory", AppHostDirectory)]);
        ExecutionContext = AppHostSwitches.ExecutionContext(_inner.Configuration);
        AddServices(options);
    }

    /// <inheritdoc />
    public ConfigurationManager Configuration => _inner.Configuration;

    /// <inheritdoc />
    public string AppHostDirectory { get; }

    /// <inheritdoc />
    public Assembly? AppHostAssembly { get; }

    /// <inheritdoc />
    public IHostEnvironment Environment => _inner.Environment;

    /// <inheritdoc />
    public IServiceCollection Services => _inner.Services;

    /// <inheritdoc />
    public IDistributedApplicationEventing Eventing { get; } = new DistributedApplicationEventing();

    /// <inheritdoc />
    public DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <inheritdoc />
    public IResourceCollection Resources => _resources;

    // Opened when it is needed first, so that a test can configure where it is.
    StateFolder IStatefulBuilder.State => State;

    internal StateFolder State =>
        _state ??= StateFolder.Open(Configuration, AppHostDirectory, throwAway: _interception is not null, TimeProvider.System);

    /// <inheritdoc />
    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        _resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    /// <inheritdoc />
    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => new DistributedApplicationResourceBuilder<T>(this, resource);

    /// <inheritdoc />
    public DistributedApplication Build()
    {
        _interception?.WaitUntilTestBuilds(this);
        Services.AddSingleton(AppHostOptions.Read(Configuration, isTest: _interception is not null));
        Services.AddSingleton(_ => State);
        var host = _inner.Build();
        ExecutionContext.SetServices(host.Services);
        var application = new DistributedApplication(host, _interception);
        _interception?.Built(application);
        return application;
    }

    /// <summary>Deletes a folder that a test has used, where the end of the application has not done so already.</summary>
    internal void DiscardState()
    {
        if (_state is { IsThrowAway: true } state && Directory.Exists(state.Root))
        {
            Directory.Delete(state.Root, recursive: true);
        }
    }

    private string? Recorded(string key) =>
        AppHostAssembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(data => string.Equals(data.Key, key, StringComparison.OrdinalIgnoreCase))?.Value;

    private void AddServices(DistributedApplicationOptions options)
    {
        // The report on the console says what matters; the host's own messages would only repeat it.
        _inner.Logging.AddFilter("Microsoft", LogLevel.Warning);
        _inner.Logging.AddFilter("System.Net.Http", LogLevel.Warning);
        // Checks fail many times while a resource starts. Their last result is part of what is reported.
        _inner.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        Services.AddHttpClient();
        Services.AddHealthChecks();
        Services.TryAddSingleton(TimeProvider.System);
        Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(15));
        Services.AddSingleton(options);
        Services.AddSingleton(Eventing);
        Services.AddSingleton(ExecutionContext);
        Services.AddSingleton<IDistributedApplicationBuilder>(this);
        Services.AddSingleton(new DistributedApplicationModel(_resources));
        Services.AddSingleton(provider => new ResourceNotificationService(provider.GetRequiredService<TimeProvider>()));
        Services.AddSingleton(provider => new ResourceLoggerService(
            provider.GetRequiredService<ConsoleReport>(), options.EnableResourceLogging ? provider.GetRequiredService<ILoggerFactory>() : null, Environment));
        Services.AddSingleton(provider => new ResourceCommandService(
            provider.GetRequiredService<Orchestrator>(),
            provider.GetRequiredService<ResourceNotificationService>(),
            provider.GetRequiredService<ResourceLoggerService>(),
            provider));
        Services.AddOrchestration();
        Services.AddSingleton<ConsoleReport>();
    }
}
