using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrdersService.Data;
using ServiceDefaults.Data;
using ServiceDefaults.Work;

namespace OrdersService.Orders;

/// <summary>
/// Finishes or undoes what callers and crashes left: takes on every order whose stock is owed and whose time has come. Replicas share
/// them out by row locks, and an order that one has taken is its own for a lease.
/// </summary>
internal sealed class FulfilmentWorker(
    MigrationState database, IServiceScopeFactory scopes, IOptions<OrdersOptions> options, TimeProvider clock, ILogger<FulfilmentWorker> log)
    : DueWorker(database, scopes, clock, log)
{
    protected override async Task<DateTimeOffset> WorkAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await Task.WhenAll(Enumerable.Range(0, options.Value.WorkerWidth).Select(_ => SettleAllAsync(cancellationToken)));

        return await services.GetRequiredService<DueOrders>().NextAsync(cancellationToken);
    }

    private async Task SettleAllAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var scope = Scopes.CreateAsyncScope();

            if (await scope.ServiceProvider.GetRequiredService<DueOrders>().TakeAsync(cancellationToken) is not { } order)
                return;

            await scope.ServiceProvider.GetRequiredService<FulfilOrder>().HandleAsync(order, answerBy: null, cancellationToken);
            Log.OrderTakenOn(order.Number, order.Status, order.Stock);
        }
    }
}

/// <summary>Orders whose stock is owed.</summary>
internal sealed class DueOrders(OrdersDbContext db, IOptions<OrdersOptions> options, TimeProvider clock)
{
    /// <summary>Takes the one that waits longest; null when none is due.</summary>
    public async Task<Order?> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var taken = await db.Database.SqlQuery<Guid>(
            $"""
            UPDATE orders SET due_at = {now + options.Value.Lease}
            WHERE id = (SELECT id FROM orders WHERE due_at <= {now} ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id AS "Value"
            """).ToListAsync(cancellationToken);

        return taken is [var id] ? await db.OrdersWithLines.SingleAsync(order => order.Id == id, cancellationToken) : null;
    }

    /// <summary>When the next one may be due. What any replica takes on from now on is not due before a lease is over.</summary>
    public async Task<DateTimeOffset> NextAsync(CancellationToken cancellationToken)
    {
        var latest = clock.GetUtcNow() + options.Value.Lease;
        var next = await db.Orders.MinAsync(order => order.DueAt, cancellationToken);

        return next < latest ? next.Value : latest;
    }
}
