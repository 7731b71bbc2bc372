using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ModelContextProtocol.AspNetCore.Sessions;

/// <summary>The sessions of this process.</summary>
internal sealed class SessionTable(
    IOptions<HttpServerTransportOptions> options, IOptions<McpHttpOptions> extras, ILogger<SessionTable> logger)
{
    // Looking for the oldest looks at all of them, so one look makes room for one in a hundred.
    private const int RoomShare = 100;

    private readonly ConcurrentDictionary<string, HttpSession> _sessions = new(StringComparer.Ordinal);
    private int _makesRoom;

    public bool TryFind(string id, [NotNullWhen(true)] out HttpSession? session) => _sessions.TryGetValue(id, out session);

    /// <summary>Adds a session; at the limit of idle sessions old ones make room.</summary>
    public async Task AddAsync(HttpSession session)
    {
        if (_sessions.Count >= options.Value.MaxIdleSessionCount && Interlocked.Exchange(ref _makesRoom, 1) == 0)
        {
            await MakeRoomAsync();
        }

        _sessions[session.Id] = session;
    }

    /// <summary>Ends a session. A tool's clean-up that fails is the tool's defect, and no reason for other sessions to stay.</summary>
    public async Task EndAsync(HttpSession session)
    {
        _sessions.TryRemove(new(session.Id, session));
        try
        {
            await session.DisposeAsync();
        }
        catch (Exception failure)
        {
            McpHttpLog.SessionEndFailed(logger, failure);
        }
    }

    /// <summary>Ends the sessions that have been idle for too long, then those over the limit.</summary>
    public async Task PruneAsync()
    {
        var clock = options.Value.TimeProvider;
        var timeout = options.Value.IdleTimeout;
        var idle = Idle();
        if (timeout != Timeout.InfiniteTimeSpan)
        {
            foreach (var session in idle.Where(s => clock.GetElapsedTime(s.IdleSince) > timeout))
            {
                await EndAsync(session);
            }
        }

        await EndSurplusAsync(idle, options.Value.MaxIdleSessionCount);
    }

    public Task EndAllAsync() => Task.WhenAll(_sessions.Values.Select(EndAsync));

    private async Task MakeRoomAsync()
    {
        try
        {
            var limit = options.Value.MaxIdleSessionCount;
            await EndSurplusAsync(Idle(), limit - Math.Max(1, limit / RoomShare));
        }
        finally
        {
            Volatile.Write(ref _makesRoom, 0);
        }
    }

    private List<HttpSession> Idle() => [.. _sessions.Values.Where(s => s.IsIdle)];

    private async Task EndSurplusAsync(List<HttpSession> idle, int keep)
    {
        var living = idle.FindAll(s => s.IsIdle);
        foreach (var session in InOrderOfLeaving(living).Take(living.Count - keep))
        {
            await EndAsync(session);
        }
    }

    // By how many newer ones their owner has: nobody's sessions make room for the plenty of another.
    private IEnumerable<HttpSession> InOrderOfLeaving(List<HttpSession> idle) => idle
        .GroupBy(s => extras.Value.ShareIdleSessions ? s.Owner : null)
        .SelectMany(own => own.OrderByDescending(s => s.IdleSince).Index())
        .OrderByDescending(s => s.Index)
        .ThenBy(s => s.Item.IdleSince)
        .Select(s => s.Item);
}
