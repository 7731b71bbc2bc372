using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>Takes over the application of an AppHost for a class of tests, which may derive from this one to change it.</summary>
public class DistributedApplicationFactory(Type entryPoint, string[] args) : IDisposable, IAsyncDisposable
{
    private IDistributedApplicationTestingBuilder? _builder;
    private DistributedApplication? _application;

    /// <summary>The application of an AppHost, named by a type of its assembly.</summary>
    public DistributedApplicationFactory(Type entryPoint)
        : this(entryPoint, [])
    {
    }

    /// <summary>Builds and starts the application.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        _builder = await EntryPointRun.StartAsync(entryPoint, args, OnBuilderCreating, OnBuilding, cancellationToken).ConfigureAwait(false);
        _application = await _builder.BuildAsync(cancellationToken).ConfigureAwait(false);
        OnBuilt(_application);
        await _application.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A client for an endpoint; the one named <c>https</c>, else <c>http</c>, when none is named.</summary>
    public HttpClient CreateHttpClient(string resourceName, string? endpointName = null) => Started.CreateHttpClient(resourceName, endpointName);

    /// <summary>The address of an endpoint; the one named <c>https</c>, else <c>http</c>, when none is named.</summary>
    public Uri GetEndpoint(string resourceName, string? endpointName = null) => Started.GetEndpoint(resourceName, endpointName);

    /// <summary>The connection string of a resource.</summary>
    public ValueTask<string?> GetConnectionString(string resourceName) => Started.GetConnectionStringAsync(resourceName);

    /// <inheritdoc />
    public virtual void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        if (_builder is not null)
        {
            await _builder.DisposeAsync().ConfigureAwait(false);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Called before the entry point gets its builder.</summary>
    protected virtual void OnBuilderCreating(DistributedApplicationOptions applicationOptions, HostApplicationBuilderSettings hostOptions)
    {
    }

    /// <summary>Called when the entry point has described everything and is about to build.</summary>
    protected virtual void OnBuilding(DistributedApplicationBuilder applicationBuilder)
    {
    }

    /// <summary>Called when the application is built and not yet started.</summary>
    protected virtual void OnBuilt(DistributedApplication application)
    {
    }

    private DistributedApplication Started =>
        _application ?? throw new InvalidOperationException($"The application has not been started: call {nameof(StartAsync)} first.");
}
