using Microsoft.EntityFrameworkCore;
using OrdersService.Data;

namespace OrdersService.Orders;

/// <summary>One order by UUID or number.</summary>
internal sealed record GetOrder(string OrderId);

internal sealed class GetOrderHandler(OrdersDbContext db)
{
    public async Task<Order> HandleAsync(GetOrder query, CancellationToken cancellationToken)
    {
        var reference = OrderReference.Parse(query.OrderId);

        return await db.OrdersWithLines.AsNoTracking().Named(reference).SingleOrDefaultAsync(cancellationToken)
            ?? throw OrderReference.NotFound(reference);
    }
}
