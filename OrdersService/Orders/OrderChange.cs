using Microsoft.EntityFrameworkCore;
using OrdersService.Data;

namespace OrdersService.Orders;

/// <summary>Changes one order by a named method of it.</summary>
internal sealed class OrderChange(OrdersDbContext db)
{
    private const int MaxAttempts = 10;

    /// <summary>Applies the change to the order as it is now, again if someone else was faster: of two changes at once one wins.</summary>
    public async Task<Order> ApplyAsync(Reference reference, Action<Order> change, CancellationToken cancellationToken)
    {
        var order = await db.OrdersWithLines.Named(reference).SingleOrDefaultAsync(cancellationToken) ?? throw OrderReference.NotFound(reference);

        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            change(order);

            if (await db.TrySaveAsync(order, cancellationToken))
                return order;
        }

        throw OrderErrors.AlwaysBusy(order);
    }
}
