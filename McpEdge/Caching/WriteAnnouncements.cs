using System.Collections.Concurrent;
using System.Globalization;
using McpEdge.Data;
using McpEdge.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDefaults.Data;
using ServiceDefaults.Work;

namespace McpEdge.Caching;

/// <summary>
/// Tells all replicas, by notifications in <c>edgedb</c>, that a conversation writes, and knows when all have heard it. Notifications come in
/// the order of their commits, so a replica that hears its own sign of life has heard everything that was announced before it sent that
/// sign; one that has not heard it for <see cref="CacheOptions.ReplicaSilence"/> gives no kept answers. So whoever has waited that long
/// need not wait for it any more.
/// </summary>
internal sealed class WriteAnnouncements(
    IServiceScopeFactory scopes,
    IOptions<CacheOptions> options,
    IOptions<BudgetOptions> budgets,
    TimeProvider clock,
    ILogger<WriteAnnouncements> log)
    : BackgroundService, IEdgeListener
{
    private const char Separator = ':';
    private const string Alive = "alive";
    private const string Leaves = "leaves";
    private const string Begins = "begins";
    private const string Heard = "heard";
    private const string Ends = "ends";
    private const int SignsPerSilence = 3;

    private readonly ConcurrentDictionary<string, long> _replicas = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, AnnouncedWrite> _pending = new();
    private long _writes;
    private long _listeningSince = long.MaxValue;
    private long _lastSign = long.MinValue;

    /// <summary>Another replica's conversation begins to write.</summary>
    public event Action<string>? BegunElsewhere;

    /// <summary>Another replica's conversation has written.</summary>
    public event Action<string>? EndedElsewhere;

    public string Channel => "conversation_writes";

    /// <summary>This process among the others.</summary>
    public string Self { get; } = $"{Guid.CreateVersion7(clock.GetUtcNow()):N}";

    /// <summary>Since when this process has heard of all writes, by its clock; the greatest value while it may miss some.</summary>
    public long HearingSince
    {
        get
        {
            var since = Volatile.Read(ref _listeningSince);
            var sign = Volatile.Read(ref _lastSign);

            // A write that was announced before this process listened has ended after the longest budget.
            return since != long.MaxValue
                && sign != long.MinValue
                && clock.GetElapsedTime(sign) < options.Value.ReplicaSilence
                && clock.GetElapsedTime(since) > budgets.Value.Longest
                ? since
                : long.MaxValue;
        }
    }

    /// <summary>Announces a write before it does anything.</summary>
    public async Task<AnnouncedWrite> BeginAsync(string conversation, CancellationToken cancellationToken)
    {
        var write = new AnnouncedWrite(Interlocked.Increment(ref _writes), conversation, clock.GetTimestamp(), Others(), Forget);
        _pending[write.Number] = write;
        try
        {
            await SendAsync([Begins, Self, $"{write.Number}", conversation], cancellationToken);
            return write;
        }
        catch
        {
            write.Dispose();
            throw;
        }
    }

    /// <summary>Waits until every replica that gives kept answers has heard of it, and announces its end.</summary>
    public async Task EndAsync(AnnouncedWrite write, DateTimeOffset deadline)
    {
        var left = options.Value.ReplicaSilence - clock.GetElapsedTime(write.BegunAt);
        var budget = deadline - clock.GetUtcNow();
        left = left < budget ? left : budget;
        if (left > TimeSpan.Zero)
        {
            await write.HeardByAll.WaitAsync(left, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _ = TrySendAsync(Ends, Self, $"{write.Number}", write.Conversation);
    }

    public void Lose() => Volatile.Write(ref _listeningSince, long.MaxValue);

    public void Hear(string? payload)
    {
        if (payload is null)
        {
            Volatile.Write(ref _listeningSince, clock.GetTimestamp());
            return;
        }

        switch (payload.Split(Separator, 4))
        {
            case [Alive, var replica, var sign]:
                HearSign(replica, sign);
                break;
            case [Leaves, var replica]:
                Part(replica);
                break;
            case [Begins, var replica, var number, var conversation] when replica != Self:
                BegunElsewhere?.Invoke(conversation);
                _ = TrySendAsync(Heard, replica, number, Self);
                break;
            case [Heard, var author, var number, var replica] when author == Self:
                HearAnswer(number, replica);
                break;
            case [Ends, var replica, _, var conversation] when replica != Self:
                EndedElsewhere?.Invoke(conversation);
                break;
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TrySendAsync(Leaves, Self);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Enabled)
        {
            if (Volatile.Read(ref _listeningSince) != long.MaxValue)
            {
                await TrySendAsync(Alive, Self, clock.GetTimestamp().ToString(CultureInfo.InvariantCulture));
            }

            await Task.Delay(options.Value.ReplicaSilence / SignsPerSilence, clock, stoppingToken);
        }
    }

    private void Forget(AnnouncedWrite write) => _pending.TryRemove(write.Number, out _);

    private void HearSign(string replica, string sign)
    {
        if (replica != Self)
        {
            _replicas[replica] = clock.GetTimestamp();
        }
        else if (long.TryParse(sign, CultureInfo.InvariantCulture, out var sent))
        {
            Volatile.Write(ref _lastSign, sent);
        }
    }

    private void HearAnswer(string number, string replica)
    {
        if (long.TryParse(number, CultureInfo.InvariantCulture, out var write) && _pending.TryGetValue(write, out var announced))
        {
            announced.HearFrom(replica);
        }
    }

    private void Part(string replica)
    {
        _replicas.TryRemove(replica, out _);
        foreach (var write in _pending.Values)
        {
            write.HearFrom(replica);
        }
    }

    // Twice as long as a silent one gives kept answers.
    private List<string> Others()
    {
        foreach (var (replica, seen) in _replicas)
        {
            if (clock.GetElapsedTime(seen) > options.Value.ReplicaSilence * 2)
            {
                _replicas.TryRemove(replica, out _);
            }
        }

        return [.. _replicas.Keys];
    }

    private async Task TrySendAsync(params string[] parts)
    {
        try
        {
            await SendAsync(parts, CancellationToken.None);
        }
        catch (Exception failure) when (DatabaseFailure.IsDatabase(failure) || failure is ObjectDisposedException or OperationCanceledException)
        {
            CachingLog.NotAnnounced(log, DatabaseFailure.Reason(failure));
        }
        catch (Exception failure)
        {
            log.WorkFailed(nameof(WriteAnnouncements), failure);
        }
    }

    private async Task SendAsync(string[] parts, CancellationToken cancellationToken)
    {
        var payload = string.Join(Separator, parts);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdgeDbContext>();
        await db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {payload})", cancellationToken);
    }
}
