using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using ServiceDefaults.Changes;

namespace McpEdge.Caching;

/// <summary>
/// Knows what has changed, by the feeds of the services, and so which answers still hold. An answer holds when nothing that it was made of
/// was told to have changed after reading it began.
/// </summary>
internal sealed class DataFreshness(IOptions<CacheOptions> options, TimeProvider clock) : IChangeHandler
{
    // Above it all answers are dropped at once, which bounds the memory.
    private const int MostDrops = 100_000;

    private readonly ConcurrentDictionary<string, Feed> _feeds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<CacheTag, Drop> _drops = new();
    private long _sequence;

    /// <summary>The latest change that was dealt with, by this process's count.</summary>
    public long Now => Volatile.Read(ref _sequence);

    /// <summary>How far the feeds of these services have been dealt with; null when one of them does not come.</summary>
    public Dictionary<string, string>? Positions(IEnumerable<string> services)
    {
        var positions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            if (!_feeds.TryGetValue(service, out var feed) || !Comes(feed))
            {
                return null;
            }

            positions[service] = feed.Position;
        }

        return positions;
    }

    /// <summary>Whether an answer of this process still holds.</summary>
    public bool Holds(CachedAnswer answer)
    {
        foreach (var tag in answer.Tags)
        {
            if (!_feeds.TryGetValue(tag.Service, out var feed)
                || !Comes(feed)
                || feed.Began > answer.Since
                || (_drops.TryGetValue(tag, out var drop) && drop.Sequence > answer.Since))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether an answer that another process read behind these positions still holds.</summary>
    public bool Holds(IEnumerable<CacheTag> tags, IReadOnlyDictionary<string, string> positions) => tags.All(tag =>
        positions.TryGetValue(tag.Service, out var position)
        && _feeds.TryGetValue(tag.Service, out var feed)
        && Comes(feed)
        && ChangeOrder.Includes(position, feed.First)
        && (!_drops.TryGetValue(tag, out var drop) || ChangeOrder.Includes(position, drop.Position)));

    public Task StartAfreshAsync(string service, string position, CancellationToken cancellationToken)
    {
        Begin(service, position);
        return Task.CompletedTask;
    }

    public void Lose(string service)
    {
        if (_feeds.TryGetValue(service, out var feed))
        {
            _feeds[service] = feed with { IsLost = true };
        }
    }

    public Task HandleAsync(ChangeBatch batch, CancellationToken cancellationToken)
    {
        foreach (var change in batch.Changes)
        {
            var drop = new Drop(Interlocked.Increment(ref _sequence), change.Position);
            foreach (var tag in CacheTag.Of(batch.Service, change.Entity, change.EntityId))
            {
                _drops[tag] = drop;
            }
        }

        var feed = _feeds.GetValueOrDefault(batch.Service) ?? Begin(batch.Service, batch.Position);
        _feeds[batch.Service] = feed with { Position = batch.Position, HeardAt = clock.GetTimestamp(), IsLost = false };
        Bound();

        return Task.CompletedTask;
    }

    private Feed Begin(string service, string position) =>
        _feeds[service] = new(Interlocked.Increment(ref _sequence), position, position, clock.GetTimestamp());

    private bool Comes(Feed feed) => !feed.IsLost && clock.GetElapsedTime(feed.HeardAt) < options.Value.FeedSilence;

    private void Bound()
    {
        if (_drops.Count <= MostDrops)
        {
            return;
        }

        foreach (var (service, feed) in _feeds)
        {
            Begin(service, feed.Position);
        }

        _drops.Clear();
    }

    private readonly record struct Drop(long Sequence, string Position);

    /// <param name="Began">Changes before it are unknown, by this process's count.</param>
    /// <param name="First">The same by the feed's.</param>
    /// <param name="Position">All changes up to here have been dealt with.</param>
    /// <param name="HeardAt">When the service was heard of last.</param>
    private sealed record Feed(long Began, string First, string Position, long HeardAt)
    {
        /// <summary>Its connection is broken.</summary>
        public bool IsLost { get; init; }
    }
}
