using System.Collections.Immutable;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Replicas;

namespace Aspire.Hosting.Orchestration;

/// <summary>Runs a process: starts it when its dependencies are there, and again when it ends although nobody asked it to.</summary>
internal class ProcessRunner(
    ResourceInstance instance, RunnerContext context, Func<LaunchContext, CancellationToken, Task<ProcessSpec>> launcher)
    : ResourceRunner(instance, context)
{
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StableAfter = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _oneCommand = new(1, 1);
    private CancellationTokenSource? _stop;
    private Task _run = Task.CompletedTask;
    private ChildProcess? _process;
    private bool _wasReady;

    public override void Begin()
    {
        if (Resource.HasAnnotationOfType<ExplicitStartupAnnotation>())
        {
            _ = PublishStateAsync(KnownResourceStates.NotStarted);
            return;
        }

        BeginRun();
    }

    public override async Task StopAsync()
    {
        if (_stop is { } stop)
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }

        await _run.ConfigureAwait(false);
    }

    public override void Dispose()
    {
        _oneCommand.Dispose();
        _stop?.Dispose();
    }

    public override async Task<ExecuteCommandResult> ExecuteAsync(string command, CancellationToken cancellationToken)
    {
        await _oneCommand.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            switch (command)
            {
                case "start" when _run.IsCompleted:
                    BeginRun();
                    return CommandResults.Success();
                case "start":
                    return CommandResults.Failure($"'{Id}' is running already.");
                case "kill" when _process is { } process:
                    await process.KillAsync().ConfigureAwait(false);
                    return CommandResults.Success();
                case "kill":
                    return CommandResults.Failure($"'{Id}' is not running.");
                case "stop":
                    await StopAsync().ConfigureAwait(false);
                    return CommandResults.Success();
                case "restart":
                    await StopAsync().ConfigureAwait(false);
                    BeginRun();
                    return CommandResults.Success();
                default:
                    return CommandResults.Failure($"'{Id}' has no command '{command}'.");
            }
        }
        finally
        {
            _oneCommand.Release();
        }
    }

    protected override void BecameReady() => _wasReady = true;

    private void BeginRun()
    {
        Context.Stopping.ThrowIfCancellationRequested();
        _stop = new CancellationTokenSource();
        var cancellationToken = _stop.Token;

        // Published before this returns: who waits for the resource must not see how an earlier run ended.
        _ = PublishAsync(snapshot => snapshot with
        {
            State = KnownResourceStates.Waiting,
            Failure = null,
            IsReady = false,
            ExitCode = null,
            HealthReports = [],
        });
        _run = Task.Run(() => RunAsync(cancellationToken), CancellationToken.None);
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Context.Notifications.WaitForDependenciesAsync(Resource, cancellationToken).ConfigureAwait(false);
            await RunAgainAndAgainAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await PublishAsync(snapshot => snapshot with { State = KnownResourceStates.Exited, IsReady = false, ComesBack = false }).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            var message = failure switch
            {
                ResourceFailureException => WithLastLines(failure.Message),
                DistributedApplicationException => failure.Message,
                _ => $"'{Id}' cannot be started: {failure.Message}",
            };
            await FailAsync(message, report: failure is not DependencyFailedException).ConfigureAwait(false);
        }
    }

    private async Task RunAgainAndAgainAsync(CancellationToken cancellationToken)
    {
        var backOff = TimeSpan.Zero;
        while (true)
        {
            var start = Context.Clock.GetTimestamp();
            string ending;
            try
            {
                var exitCode = await RunOnceAsync(start, cancellationToken).ConfigureAwait(false);
                if (!IsService)
                {
                    await FinishAsync(exitCode).ConfigureAwait(false);
                    return;
                }

                ending = $"'{Id}' exited with code {exitCode}{(_wasReady ? "" : " before it was healthy")}.";
                if (!_wasReady)
                {
                    throw new ResourceFailureException(ending);
                }

                await PublishAsync(snapshot => snapshot with
                {
                    State = KnownResourceStates.Exited,
                    ExitCode = exitCode,
                    IsReady = false,
                    ComesBack = true,
                }).ConfigureAwait(false);
            }
            catch (DistributedApplicationException failure) when (_wasReady)
            {
                ending = failure.Message;
            }

            backOff = Context.Clock.GetElapsedTime(start) > StableAfter || backOff == TimeSpan.Zero
                ? TimeSpan.FromSeconds(1)
                : TimeSpan.FromTicks(Math.Min(backOff.Ticks * 2, LongestBackOff.Ticks));
            Context.Report.Problem(WithLastLines($"{ending} It starts again in {backOff.TotalSeconds:0} s."));
            await Task.Delay(backOff, Context.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Runs the process until it ends by itself, and returns its exit code.</summary>
    private async Task<int> RunOnceAsync(long start, CancellationToken cancellationToken)
    {
        await Context.Eventing.PublishAsync(new BeforeResourceStartedEvent(Resource, Context.Services), cancellationToken).ConfigureAwait(false);
        await PublishStateAsync(KnownResourceStates.Starting).ConfigureAwait(false);
        var spec = await PrepareAsync(cancellationToken).ConfigureAwait(false);
        PortAllocator.EnsureFree(Instance);
        var log = Context.Loggers.Find(Id);
        var process = _process = ChildProcess.Start(spec, Context.Guardian, log.Append);
        Context.State.LeftOvers.Add(process.Id, spec.StopSignal);
        using var watch = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var health = Task.CompletedTask;
        try
        {
            await PublishAsync(snapshot => Running(snapshot, process.Id)).ConfigureAwait(false);
            health = WatchHealthAsync(start, watch.Token);
            await Task.WhenAny(process.Ended, health).ConfigureAwait(false);
            if (!process.Ended.IsCompleted)
            {
                // Only a failure or a cancellation ends the watch.
                await health.ConfigureAwait(false);
            }

            return await process.Ended.ConfigureAwait(false);
        }
        finally
        {
            _process = null;
            await watch.CancelAsync().ConfigureAwait(false);
            if (!process.Ended.IsCompleted)
            {
                await PublishStateAsync(KnownResourceStates.Stopping).ConfigureAwait(false);
                await process.StopAsync().ConfigureAwait(false);
            }

            await health.ContinueWith(static _ => { }, TaskScheduler.Default).ConfigureAwait(false);
        }
    }

    /// <summary>A process with endpoints is meant to run for ever; one without may come to its end.</summary>
    private bool IsService => Resource.HasAnnotationOfType<EndpointAnnotation>();

    private async Task<ProcessSpec> PrepareAsync(CancellationToken cancellationToken)
    {
        ResourceInstance.Current = Instance;
        var logger = Context.Loggers.GetLogger(Id);
        var launch = new LaunchContext(
            Resource,
            Context.State,
            Context.Builder.AppHostDirectory,
            await ResourceVariables.EnvironmentAsync(Resource, Context.Execution, logger, cancellationToken).ConfigureAwait(false),
            await ResourceVariables.ArgumentsAsync(Resource, Context.Execution, logger, cancellationToken).ConfigureAwait(false),
            message => Context.Report.Progress(Id, message),
            logger)
        {
            Commands = new ShortCommand(Context.Guardian),
            DeleteAtEnd = Context.Guardian.DeleteAtEnd,
        };
        return await launcher(launch, cancellationToken).ConfigureAwait(false);
    }

    private CustomResourceSnapshot Running(CustomResourceSnapshot snapshot, int pid) => snapshot with
    {
        State = new ResourceStateSnapshot(KnownResourceStates.Running, KnownResourceStateStyles.Success),
        StartTimeStamp = Context.Clock.GetUtcNow().UtcDateTime,
        StopTimeStamp = null,
        ComesBack = false,
        ExitCode = null,
        IsReady = false,
        HealthReports = [.. Resource.Annotations.OfType<HealthCheckAnnotation>()
            .Select(check => new HealthReportSnapshot(check.Key, null, null, null))],
        Properties = ImmutableArray.Create(new ResourcePropertySnapshot("executable.pid", pid.ToString(CultureInfo.InvariantCulture))),
    };

    private Task FinishAsync(int exitCode)
    {
        if (exitCode != 0)
        {
            Context.Report.Problem(WithLastLines($"'{Id}' exited with code {exitCode}."));
        }

        return PublishAsync(snapshot => snapshot with
        {
            State = exitCode == 0 ? KnownResourceStates.Finished : KnownResourceStates.Exited,
            ExitCode = exitCode,
            StopTimeStamp = Context.Clock.GetUtcNow().UtcDateTime,
            IsReady = false,
        });
    }
}
