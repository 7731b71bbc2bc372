using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Output;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>An application that is ready to start.</summary>
public partial class DistributedApplication : IHost, IAsyncDisposable
{
    private static readonly TimeSpan EntryPointPatience = TimeSpan.FromSeconds(30);

    private readonly IHost _host;
    private readonly ApplicationInterception? _interception;
    private bool _isDisposed;

    /// <summary>Wraps a host.</summary>
    public DistributedApplication(IHost host)
        : this(host, null)
    {
    }

    internal DistributedApplication(IHost host, ApplicationInterception? interception)
    {
        _host = host;
        _interception = interception;
    }

    /// <summary>The AppHost's own services.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Tells the state of resources.</summary>
    public ResourceNotificationService ResourceNotifications => Services.GetRequiredService<ResourceNotificationService>();

    /// <summary>Executes commands of resources.</summary>
    public ResourceCommandService ResourceCommands => Services.GetRequiredService<ResourceCommandService>();

    /// <summary>Begins a description.</summary>
    public static IDistributedApplicationBuilder CreateBuilder() => CreateBuilder([]);

    /// <summary>Begins a description with command line arguments.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => CreateBuilder(new DistributedApplicationOptions { Args = args });

    /// <summary>Begins a description with options.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options) =>
        new DistributedApplicationBuilder(options, ApplicationInterception.Current);

    /// <summary>Starts everything and blocks until the application is asked to stop.</summary>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Starts everything and waits until the application is asked to stop.</summary>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (IsEntryPoint)
        {
            await _interception!.RunUntilTestStopsAsync().ConfigureAwait(false);
            return;
        }

        if (Services.GetRequiredService<DistributedApplicationExecutionContext>().IsPublishMode)
        {
            throw new DistributedApplicationException("Publishing is not supported by this implementation of Aspire.");
        }

        await using (this)
        {
            try
            {
                await _host.StartAsync(cancellationToken).ConfigureAwait(false);
                await _host.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (DistributedApplicationException failure)
            {
                Services.GetRequiredService<ConsoleReport>().Failure(failure.Message);
                Environment.ExitCode = 1;
            }
        }
    }

    /// <summary>Starts everything, and returns while resources are still on their way to health.</summary>
    public virtual async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (IsEntryPoint)
        {
            _ = _interception!.RunUntilTestStopsAsync();
            return;
        }

        if (_interception is not null)
        {
            await _interception.Running.WaitAsync(EntryPointPatience, cancellationToken).ConfigureAwait(false);
        }

        await _host.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops everything, in the reverse order of dependencies.</summary>
    public virtual Task StopAsync(CancellationToken cancellationToken = default) =>
        IsEntryPoint ? Task.CompletedTask : _host.StopAsync(cancellationToken);

    /// <inheritdoc />
    public virtual void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        // What an entry point disposes at its end belongs to the test that drives it.
        if (_isDisposed || IsEntryPoint)
        {
            return;
        }

        _isDisposed = true;
        await _host.StopAsync().ConfigureAwait(false);
        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync().ConfigureAwait(false);
        }

        _interception?.Stopped();
        GC.SuppressFinalize(this);
    }

    private bool IsEntryPoint => _interception is not null && ReferenceEquals(ApplicationInterception.Current, _interception);
}
