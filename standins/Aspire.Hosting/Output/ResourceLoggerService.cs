using System.Collections.Concurrent;
using Aspire.Hosting.Output;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>One line of a resource's output.</summary>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage)
{
    internal LogSeverity Severity { get; init; }
}

/// <summary>Holds the output of all resources.</summary>
public partial class ResourceLoggerService : IDisposable
{
    private const int LinesInReports = 10;
    private const int LongestLine = 400;

    private readonly ConcurrentDictionary<string, ResourceLog> _logs = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConsoleReport _report;
    private readonly ILoggerFactory? _appHostLog;
    private readonly IHostEnvironment _environment;
    private string? _folder;

    /// <param name="report">Shows lines at the console.</param>
    /// <param name="appHostLog">Gets the lines as well, where the application was told to log its resources.</param>
    /// <param name="environment">Names the application.</param>
    internal ResourceLoggerService(ConsoleReport report, ILoggerFactory? appHostLog, IHostEnvironment environment)
    {
        _report = report;
        _appHostLog = appHostLog;
        _environment = environment;
    }

    /// <summary>A logger whose messages join the resource's output.</summary>
    public ILogger GetLogger(IResource resource) => Find(resource.Name);

    /// <summary>A logger whose messages join the resource's output.</summary>
    public ILogger GetLogger(string resourceName) => Find(resourceName);

    /// <summary>The output so far, and then every line.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName) => Find(resourceName).WatchAsync();

    /// <summary>The output so far.</summary>
    public async IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(string resourceName)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return Find(resourceName).Snapshot();
    }

    /// <summary>Ends all watches and closes the files.</summary>
    public void Dispose()
    {
        foreach (var log in _logs.Values)
        {
            log.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    internal void WriteTo(string folder)
    {
        _folder = folder;
        foreach (var log in _logs.Values)
        {
            log.WriteTo(folder);
        }
    }

    internal ResourceLog Find(string name) => _logs.GetOrAdd(name, _ =>
    {
        var log = new ResourceLog(name, Show(name));
        if (_folder is { } folder)
        {
            log.WriteTo(folder);
        }

        return log;
    });

    private Action<string, string, LogSeverity> Show(string name)
    {
        if (_appHostLog?.CreateLogger($"{_environment.ApplicationName}.Resources.{name}") is not { } logger)
        {
            return _report.Line;
        }

        return (resource, line, severity) =>
        {
            _report.Line(resource, line, severity);
            var level = severity >= LogSeverity.Error ? LogLevel.Error : LogLevel.Information;
            var plain = LogLines.WithoutColours(line);
            Forward(logger, level, plain);
        };
    }

    [LoggerMessage(EventId = 200, Message = "{Line}")]
    private static partial void Forward(ILogger logger, LogLevel level, string line);

    /// <summary>What a report of a failure shows: the newest lines of the most serious kind that occurs, and no endless ones.</summary>
    internal IReadOnlyList<string> LastLines(string name)
    {
        var lines = Find(name).Snapshot().Where(line => line.Content.Length > 0).ToArray();
        var worst = lines.Select(line => line.Severity).DefaultIfEmpty().Max();
        return
        [
            .. lines.Where(line => worst < LogSeverity.Error || line.Severity == worst).TakeLast(LinesInReports)
                .Select(line => line.Content.Length > LongestLine ? line.Content[..LongestLine] + "…" : line.Content),
        ];
    }
}
