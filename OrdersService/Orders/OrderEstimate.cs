using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrdersService.Data;

namespace OrdersService.Orders;

/// <summary>When an order will be ready.</summary>
internal sealed class OrderEstimate(OrdersDbContext db, IOptions<OrdersOptions> options, TimeProvider clock)
{
    /// <summary>Of a longer queue only so many count: a longer promise would be no better.</summary>
    private const int LongestQueue = 100;

    /// <summary>For an order that has just its place in the queue of its location.</summary>
    public async Task<DateTimeOffset> ForConfirmedAsync(Order order, CancellationToken cancellationToken)
    {
        var ahead = await db.Orders
            .Where(other => other.Location == order.Location && (other.Status == OrderStatus.Confirmed || other.Status == OrderStatus.Preparing))
            .Take(LongestQueue)
            .CountAsync(cancellationToken);

        return ForPreparing(order) + (options.Value.QueueTimePerOrder * ahead);
    }

    /// <summary>For an order that is being made from now on.</summary>
    public DateTimeOffset ForPreparing(Order order) =>
        clock.GetUtcNow() + options.Value.PreparationTime + (options.Value.PreparationTimePerLine * order.Lines.Count);
}
