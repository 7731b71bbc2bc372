using Microsoft.EntityFrameworkCore;
using OrdersService.Data;

namespace OrdersService.Orders;

/// <summary>One order by UUID or number, or by its intent key.</summary>
internal sealed record GetOrder(string OrderId, string IntentKey);

internal sealed class GetOrderHandler(OrdersDbContext db)
{
    public async Task<Order> HandleAsync(GetOrder query, CancellationToken cancellationToken)
    {
        if (query is { OrderId: "", IntentKey.Length: > 0 })
        {
            if (!query.IntentKey.All(character => character is >= ' ' and <= '~'))
                throw DomainError.Invalid(new FieldError("intent_key", "MALFORMED", "An intent key has printable ASCII characters only."));

            return await db.OrdersWithLines.AsNoTracking().SingleOrDefaultAsync(order => order.IntentKey == query.IntentKey, cancellationToken)
                ?? throw DomainError.NotFound(OrderErrors.NotFound, "There is no such order.");
        }

        var reference = OrderReference.Parse(query.OrderId);

        return await db.OrdersWithLines.AsNoTracking().Named(reference).SingleOrDefaultAsync(cancellationToken)
            ?? throw OrderReference.NotFound(reference);
    }
}
