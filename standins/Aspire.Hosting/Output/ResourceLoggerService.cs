using System.Collections.Concurrent;
using Aspire.Hosting.Output;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>One line of a resource's output.</summary>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage)
{
    internal LogSeverity Severity { get; init; }
}

/// <summary>Holds the output of all resources.</summary>
public class ResourceLoggerService : IDisposable
{
    private const int LinesInReports = 10;
    private const int LongestLine = 400;

    private readonly ConcurrentDictionary<string, ResourceLog> _logs = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConsoleReport _report;
    private string? _folder;

    internal ResourceLoggerService(ConsoleReport report) => _report = report;

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
        var log = new ResourceLog(name, _report.Line);
        if (_folder is { } folder)
        {
            log.WriteTo(folder);
        }

        return log;
    });

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
