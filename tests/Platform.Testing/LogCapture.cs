using Microsoft.Extensions.Logging;

namespace Platform.Testing;

/// <summary>One line that a program logged.</summary>
public sealed record LogEntry(string Category, LogLevel Level, EventId Id, string Message, Exception? Error);

/// <summary>Keeps what a program logs, and lets a test wait for a line.</summary>
public sealed class LogCapture : ILoggerProvider
{
    private readonly Lock _gate = new();
    private readonly List<LogEntry> _entries = [];
    private readonly List<(Func<LogEntry, bool> Wanted, TaskCompletionSource<LogEntry> Found)> _waiting = [];

    /// <summary>What was logged so far.</summary>
    public IReadOnlyList<LogEntry> Entries
    {
        get
        {
            lock (_gate)
                return [.. _entries];
        }
    }

    /// <summary>The first line, past or to come, that is wanted.</summary>
    public Task<LogEntry> WaitForAsync(Func<LogEntry, bool> wanted, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_entries.FirstOrDefault(wanted) is { } entry)
                return Task.FromResult(entry);

            var found = new TaskCompletionSource<LogEntry>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((wanted, found));

            return found.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>All lines, for the message of a failed test.</summary>
    public override string ToString() =>
        string.Join(Environment.NewLine, Entries.Select(entry => $"{entry.Level} {entry.Category} {entry.Message} {entry.Error}"));

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Add(LogEntry entry)
    {
        lock (_gate)
        {
            _entries.Add(entry);

            foreach (var (_, found) in _waiting.Where(waiting => waiting.Wanted(entry)))
                found.TrySetResult(entry);
        }
    }

    private sealed class Logger(LogCapture capture, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            capture.Add(new LogEntry(category, logLevel, eventId, formatter(state, exception), exception));
    }
}
