namespace Aspire.Hosting;

/// <summary>
/// Lets a test take over an application that an entry point describes: the builder is shown to the test, <c>Build</c> waits until
/// the test builds, and <c>Run</c> only waits until the test has stopped the application.
/// </summary>
internal sealed class ApplicationInterception(Action<DistributedApplicationOptions, Microsoft.Extensions.Hosting.HostApplicationBuilderSettings> configure)
{
    private static readonly AsyncLocal<ApplicationInterception?> CurrentFlow = new();

    private readonly TaskCompletionSource<DistributedApplicationBuilder> _builder = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DistributedApplication> _application = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _buildAllowed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _running = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The interception of the entry point that is being executed by the current flow of control.</summary>
    public static ApplicationInterception? Current
    {
        get => CurrentFlow.Value;
        set => CurrentFlow.Value = value;
    }

    /// <summary>The builder, as soon as the entry point is about to build.</summary>
    public Task<DistributedApplicationBuilder> Builder => _builder.Task;

    /// <summary>The application, after <see cref="AllowBuild"/>.</summary>
    public Task<DistributedApplication> Application => _application.Task;

    /// <summary>Completes when the entry point runs the application, or has ended.</summary>
    public Task Running => _running.Task;

    public void Configure(DistributedApplicationOptions options, Microsoft.Extensions.Hosting.HostApplicationBuilderSettings settings) =>
        configure(options, settings);

    public void AllowBuild() => _buildAllowed.TrySetResult();

    /// <summary>Called by the entry point's <c>Build</c>.</summary>
    public void WaitUntilTestBuilds(DistributedApplicationBuilder builder)
    {
        _builder.TrySetResult(builder);
        _buildAllowed.Task.GetAwaiter().GetResult();
    }

    /// <summary>Called by the entry point's <c>Build</c>.</summary>
    public void Built(DistributedApplication application) => _application.TrySetResult(application);

    /// <summary>Called by the entry point's <c>Run</c>.</summary>
    public Task RunUntilTestStopsAsync()
    {
        _running.TrySetResult();
        return _stopped.Task;
    }

    /// <summary>Called when the test has stopped the application.</summary>
    public void Stopped() => _stopped.TrySetResult();

    /// <summary>Ends an entry point that waits although nobody will build or stop its application any more.</summary>
    public void Abandon()
    {
        _buildAllowed.TrySetException(new OperationCanceledException("The test has ended."));
        _ = _buildAllowed.Task.Exception;
        _stopped.TrySetResult();
    }

    /// <summary>Called when the entry point has returned or thrown.</summary>
    public void EntryPointEnded(Exception? failure)
    {
        var unfinished = failure ?? new InvalidOperationException("The entry point ended without building a distributed application.");
        _builder.TrySetException(unfinished);
        _application.TrySetException(unfinished);
        _ = _builder.Task.Exception;
        _ = _application.Task.Exception;
        _running.TrySetResult();
    }
}
