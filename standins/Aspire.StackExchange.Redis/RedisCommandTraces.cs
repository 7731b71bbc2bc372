using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using StackExchange.Redis;

namespace Aspire.StackExchange.Redis;

/// <summary>
/// Turns the client's profiling records into spans below the span that was current when the command was sent. The records are read
/// once a second, so spans are a little late but commands are not slowed down.
/// </summary>
internal sealed class RedisCommandTraces : IProfiler, IDisposable
{
    public const string SourceName = "OpenTelemetry.Instrumentation.StackExchangeRedis";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Activity, bool> _parents = new();
    private readonly Lock _gate = new();
    private ConnectionMultiplexer? _connection;
    private Timer? _timer;

    public void Attach(ConnectionMultiplexer connection)
    {
        _connection = connection;
        connection.RegisterProfiler(this);
        _timer = new Timer(_ => Flush(), state: null, Interval, Interval);
    }

    public object? GetContext()
    {
        if (!Source.HasListeners() || Activity.Current is not { Recorded: true } parent)
            return null;

        if (!_parents.ContainsKey(parent))
            Begin(parent);

        return parent;
    }

    public void Dispose()
    {
        _timer?.Dispose();
        Flush();
    }

    private void Begin(Activity parent)
    {
        // The client throws when a record is begun twice or ended before it was begun.
        lock (_gate)
        {
            if (_parents.TryAdd(parent, true))
                _connection?.BeginProfiling(parent);
        }
    }

    private void Flush()
    {
        foreach (var parent in _parents.Keys)
        {
            foreach (var command in End(parent))
                Write(parent, command);
        }
    }

    private IEnumerable<IProfiledCommand> End(Activity parent)
    {
        // A finished span sends no more commands; an open one may, and then begins a new record.
        lock (_gate)
            return _connection is { } connection && _parents.TryRemove(parent, out _) ? [.. connection.FinishProfiling(parent)] : [];
    }

    private static void Write(Activity parent, IProfiledCommand command)
    {
        using var span = Source.StartActivity(
            ActivityKind.Client,
            parent.Context,
            startTime: new DateTimeOffset(command.CommandCreated, TimeSpan.Zero),
            name: command.Command);

        if (span is null)
            return;

        span.SetTag("db.system.name", "redis");
        span.SetTag("db.operation.name", command.Command);
        span.SetTag("db.namespace", command.Db);

        if (command.EndPoint is { } server)
            Describe(span, server);

        span.SetEndTime(command.CommandCreated + command.ElapsedTime);
    }

    private static void Describe(Activity span, EndPoint server)
    {
        var (address, port) = server switch
        {
            DnsEndPoint dns => (dns.Host, dns.Port),
            IPEndPoint ip => (ip.Address.ToString(), ip.Port),
            _ => (server.ToString(), 0),
        };

        span.SetTag("server.address", address);
        span.SetTag("server.port", port);
    }
}
