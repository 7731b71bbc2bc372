using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using McpEdge.Data;
using McpEdge.Schemas;
using McpEdge.Speech;
using Microsoft.EntityFrameworkCore;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ServiceDefaults.Data;

namespace McpEdge.Approvals;

/// <summary>
/// Tells a session that is still open when a call that it made is decided and carried out, by the protocol's log messages, whichever
/// replica did it. Revision 2026-07-28 has no sessions; its clients listen to the resource of the approval.
/// </summary>
internal sealed class ApprovalNotices(IServiceScopeFactory scopes, CallLanguage languages, ILogger<ApprovalNotices> log) : BackgroundService, IEdgeListener
{
    private const int MostAwaited = 10_000;

    private readonly ConcurrentDictionary<Guid, WeakReference<McpServer>> _sessions = new();
    private readonly Channel<Guid> _changed = System.Threading.Channels.Channel.CreateBounded<Guid>(
        new BoundedChannelOptions(MostAwaited) { FullMode = BoundedChannelFullMode.DropOldest });

    public string Channel => ApprovalSql.Channel;

    public void Hear(string? payload)
    {
        if (Guid.TryParse(payload, out var approval) && _sessions.ContainsKey(approval))
        {
            _changed.Writer.TryWrite(approval);
        }
    }

    /// <summary>Remembers which session to tell.</summary>
    public void Expect(Guid approval, McpServer session)
    {
        // What is forgotten here is still told by approval_status.
        if (_sessions.Count >= MostAwaited)
        {
            _sessions.Clear();
        }

        _sessions[approval] = new(session);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var approval in _changed.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await OwnToken.UseAsync(own => TellAsync(approval, own), stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                ApprovalsLog.NoticeLost(log, approval, failure);
            }
        }
    }

    private async Task TellAsync(Guid approval, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdgeDbContext>();
        var request = await db.Approvals.AsNoTracking().SingleOrDefaultAsync(row => row.Id == approval, cancellationToken);
        if (request is null or { State: ApprovalState.Pending or ApprovalState.Approved }
            || !_sessions.TryRemove(approval, out var reference)
            || !reference.TryGetTarget(out var session))
        {
            return;
        }

        var language = languages.Find(request.Language);
        var told = new
        {
            reference = request.Reference,
            status = request.State,
            message = SpeakableLine.From(ApprovalSpeech.Say(request, language), language),
        };
#pragma warning disable MCP9005 // Of all that a session can be sent, only this carries words; sessions themselves are of the older revisions.
        var message = new LoggingMessageNotificationParams
        {
            Level = LoggingLevel.Notice,
            Logger = "approvals",
            Data = JsonSerializer.SerializeToElement(told, ToolJson.Options),
        };
        if (session.LoggingLevel is null or <= LoggingLevel.Notice)
        {
            await session.SendNotificationAsync(
                NotificationMethods.LoggingMessageNotification, message, McpJsonUtilities.DefaultOptions, cancellationToken);
        }
#pragma warning restore MCP9005
    }
}
