using System.Collections.Concurrent;
using System.Threading.Channels;
using ServiceDefaults.Changes;

namespace McpEdge.Changes;

/// <summary>The changes on their way to one listener. One that is too slow or fails misses some, and is told to start afresh.</summary>
internal abstract class ChangeDelivery(IChangeListener listener, TimeProvider clock, ILogger log) : BackgroundService
{
    private const int MostWaiting = 256;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<ChangeBatch> _waiting =
        Channel.CreateBounded<ChangeBatch>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private readonly ConcurrentDictionary<string, bool> _missed = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void StartAfresh(string service)
    {
        _missed[service] = true;
        Wake();
    }

    public void Offer(ChangeBatch batch)
    {
        if (!_waiting.Writer.TryWrite(batch))
        {
            _missed[batch.Service] = true;
        }

        Wake();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _wake.Reader.ReadAllAsync(stoppingToken))
        {
            await DeliverAsync(stoppingToken);
        }
    }

    private async Task DeliverAsync(CancellationToken cancellationToken)
    {
        await StartAfreshAsync(cancellationToken);
        while (_waiting.Reader.TryRead(out var batch))
        {
            await TryAsync(batch.Service, () => listener.HearAsync(batch, cancellationToken), cancellationToken);
            await StartAfreshAsync(cancellationToken);
        }
    }

    private async Task StartAfreshAsync(CancellationToken cancellationToken)
    {
        while (_missed.Keys.FirstOrDefault() is { } service)
        {
            // Taken off first: what is missed meanwhile is missed again.
            _missed.TryRemove(service, out _);
            await TryAsync(service, () => listener.StartAfreshAsync(service, cancellationToken), cancellationToken);
        }
    }

    private async Task TryAsync(string service, Func<Task> deliver, CancellationToken cancellationToken)
    {
        try
        {
            await deliver();
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            ChangesLog.NotHeard(log, failure, service, listener.GetType().Name);
            await Task.Delay(Pause, clock, cancellationToken);
            StartAfresh(service);
        }
    }

    // Full means that it is about to look anyway.
    private void Wake() => _wake.Writer.TryWrite(true);
}

/// <summary>The delivery to the listener of this type.</summary>
internal sealed class ChangeDelivery<TListener>(TListener listener, TimeProvider clock, ILogger<ChangeDelivery<TListener>> log)
    : ChangeDelivery(listener, clock, log)
    where TListener : IChangeListener;
