using McpEdge.Tools;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace McpEdge.Caching;

/// <summary>
/// Lets a conversation read what it wrote, on every replica: answers whose reading began before a write of the conversation had ended are
/// not for it.
/// </summary>
internal sealed class ConversationWrites : IDisposable
{
    private readonly WriteAnnouncements _announcements;
    private readonly CacheOptions _options;
    private readonly TimeProvider _clock;
    private readonly MemoryCache _writers = new(new MemoryCacheOptions());

    public ConversationWrites(WriteAnnouncements announcements, IOptions<CacheOptions> options, TimeProvider clock)
    {
        (_announcements, _options, _clock) = (announcements, options.Value, clock);
        announcements.BegunElsewhere += conversation => Of(conversation).Begin();
        announcements.EndedElsewhere += conversation => Of(conversation).End(clock.GetTimestamp());
    }

    /// <summary>Which answers are for this conversation.</summary>
    public ReadBarrier For(ToolContext context) => new(
        _announcements.HearingSince,
        _writers.TryGetValue<Writer>(NameOf(context), out var writer) ? writer!.Last : long.MinValue);

    /// <summary>Tells all replicas; a write that nobody could be told of must not happen. Null when answers are not kept.</summary>
    public async Task<AnnouncedWrite?> BeginAsync(ToolContext context, CancellationToken cancellationToken)
    {
        if (!_options.Enabled)
        {
            return null;
        }

        var conversation = NameOf(context);
        Of(conversation).Begin();

        return await _announcements.BeginAsync(conversation, cancellationToken);
    }

    /// <summary>The write has happened, and is answered when all replicas know. One that failed may still happen, so it never ends.</summary>
    public async Task EndAsync(AnnouncedWrite? write, ToolContext context)
    {
        if (write is not null)
        {
            await _announcements.EndAsync(write, context.Deadline);
            Of(write.Conversation).End(_clock.GetTimestamp());
        }
    }

    public void Dispose() => _writers.Dispose();

    private static string NameOf(ToolContext context) => $"{context.Caller.Account}:{context.Conversation ?? $"key {context.Caller.Key}"}";

    // After that time no answer is left that is older.
    private Writer Of(string conversation) => _writers.GetOrCreate(conversation, entry =>
    {
        entry.SlidingExpiration = _options.LongestLifetime + _options.StaleFor;
        return new Writer();
    })!;

    private sealed class Writer
    {
        private readonly Lock _gate = new();
        private int _open;
        private long _last = long.MinValue;

        public long Last
        {
            get
            {
                lock (_gate)
                {
                    return _open > 0 ? long.MaxValue : _last;
                }
            }
        }

        public void Begin()
        {
            lock (_gate)
            {
                _open++;
            }
        }

        public void End(long at)
        {
            lock (_gate)
            {
                _open = Math.Max(0, _open - 1);
                _last = at;
            }
        }
    }
}
