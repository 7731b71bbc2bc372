using Aspire.Hosting.Processes;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Orchestration;

/// <summary>Stops the application when <c>dotnet run</c>, which started it, has been killed.</summary>
internal sealed class ParentWatch(IHostApplicationLifetime lifetime, AppHostOptions options, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var parent = OperatingSystem.IsWindows() || options.IsTest ? 0 : Posix.ParentProcessId();
        if (parent <= 1 || ProcessTable.CommandLine(parent) is not { } command || !IsDotnetRun(command))
        {
            // A shell that started the AppHost in the background may well end before it.
            return;
        }

        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            if (Posix.ParentProcessId() != parent)
            {
                lifetime.StopApplication();
                return;
            }
        }
    }

    private static bool IsDotnetRun(string commandLine)
    {
        var words = commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && Path.GetFileName(words[0]) == "dotnet" && words.Skip(1).Any(word => word is "run" or "watch");
    }
}
