using System.Threading.Channels;
using McpEdge.Approvals;
using McpEdge.Data;
using McpEdge.Resources.Approvals;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data;

namespace McpEdge.Subscriptions;

/// <summary>Tells whoever has subscribed to an approval that its state is another, whichever replica changed it.</summary>
internal sealed class ApprovalChanges(SubscriptionHub hub, IServiceScopeFactory scopes, ILogger<ApprovalChanges> log)
    : BackgroundService, IEdgeListener
{
    private static readonly string Prefix = $"{ApprovalByReference.Published.Name}/";

    // There are few, and one that nobody listens to is passed over at once.
    private readonly Channel<Guid?> _changed = System.Threading.Channels.Channel.CreateUnbounded<Guid?>();

    public string Channel => ApprovalSql.Channel;

    public void Hear(string? payload) => _changed.Writer.TryWrite(Guid.TryParse(payload, out var approval) ? approval : null);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var approval in _changed.Reader.ReadAllAsync(stoppingToken))
        {
            if (hub.PathsBelow(Prefix) is { Count: > 0 } awaited)
            {
                hub.Tell(approval is { } id && await PathOfAsync(id, stoppingToken) is { } path ? [path] : awaited);
            }
        }
    }

    // Null when it may be any of them.
    private async Task<string?> PathOfAsync(Guid approval, CancellationToken cancellationToken)
    {
        try
        {
            string? path = null;
            await OwnToken.UseAsync(async own => path = await FindAsync(approval, own), cancellationToken);
            return path;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            SubscriptionsLog.ApprovalNotRead(log, DatabaseFailure.Reason(failure));
            return null;
        }
    }

    private async Task<string?> FindAsync(Guid approval, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdgeDbContext>();
        var request = await db.Approvals.AsNoTracking().SingleOrDefaultAsync(row => row.Id == approval, cancellationToken);

        return request is null ? null : ApprovalByReference.Published.KeyOf(request.Account, request.Reference);
    }
}
