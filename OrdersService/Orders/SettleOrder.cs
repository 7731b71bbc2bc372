using Microsoft.EntityFrameworkCore;
using OrdersService.Data;

namespace OrdersService.Orders;

/// <summary>Settles now what a change of an order left to do with its stock.</summary>
/// <param name="OrderId">The order that was changed.</param>
/// <param name="AnswerBy">When the caller stops waiting; null when never.</param>
internal sealed record SettleOrder(Guid OrderId, DateTimeOffset? AnswerBy);

internal sealed class SettleOrderHandler(OrdersDbContext db, FulfilOrder fulfilment)
{
    public async Task HandleAsync(SettleOrder command, CancellationToken cancellationToken)
    {
        // Tracked already, unless the change was made by an earlier call.
        var order = db.Orders.Local.SingleOrDefault(order => order.Id == command.OrderId)
            ?? await db.OrdersWithLines.SingleAsync(order => order.Id == command.OrderId, cancellationToken);

        await fulfilment.HandleAsync(order, command.AnswerBy, cancellationToken);
    }
}
