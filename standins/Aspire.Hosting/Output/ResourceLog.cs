using System.Threading.Channels;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Output;

/// <summary>The output of one resource: its newest lines in memory, all of this run in a file.</summary>
internal sealed class ResourceLog(string name, Action<string, string, LogSeverity> show) : ILogger, IDisposable
{
    private const int LinesKept = 10_000;

    private readonly Lock _gate = new();
    private readonly Queue<LogLine> _lines = new();
    private readonly List<Channel<IReadOnlyList<LogLine>>> _watchers = [];
    private StreamWriter? _file;
    private LogSeverity _severity;
    private int _count;

    public void WriteTo(string folder)
    {
        lock (_gate)
        {
            _file = new StreamWriter(Path.Combine(folder, name + ".log"), append: true) { AutoFlush = true };
        }
    }

    /// <summary>Takes a line that the process has written.</summary>
    public void Append(string line)
    {
        var plain = LogLines.WithoutColours(line);
        LogSeverity severity;
        lock (_gate)
        {
            severity = _severity = LogLines.Classify(plain, _severity);
            var entry = new LogLine(++_count, plain, severity >= LogSeverity.Error) { Severity = severity };
            _lines.Enqueue(entry);
            if (_lines.Count > LinesKept)
            {
                _lines.Dequeue();
            }

            _file?.WriteLine(plain);
            foreach (var watcher in _watchers)
            {
                watcher.Writer.TryWrite([entry]);
            }
        }

        show(name, line, severity);
    }

    public IReadOnlyList<LogLine> Snapshot()
    {
        lock (_gate)
        {
            return [.. _lines];
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync()
    {
        var channel = Channel.CreateUnbounded<IReadOnlyList<LogLine>>();
        lock (_gate)
        {
            channel.Writer.TryWrite([.. _lines]);
            _watchers.Add(channel);
        }

        try
        {
            await foreach (var lines in channel.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                yield return lines;
            }
        }
        finally
        {
            lock (_gate)
            {
                _watchers.Remove(channel);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _file?.Dispose();
            _file = null;
            foreach (var watcher in _watchers)
            {
                watcher.Writer.TryComplete();
            }
        }
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and < LogLevel.None;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var heading = logLevel switch
        {
            LogLevel.Warning => "warn: ",
            LogLevel.Error or LogLevel.Critical => "fail: ",
            _ => "info: ",
        };
        Append(heading + formatter(state, exception));
    }
}
