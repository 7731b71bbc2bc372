using Microsoft.EntityFrameworkCore;
using OrdersService.Data;

namespace OrdersService.Orders;

/// <summary>Calls an order off.</summary>
/// <param name="OrderId">UUID or number.</param>
/// <param name="Reason">At most 500 characters; may be empty.</param>
internal sealed record CancelOrder(string OrderId, string Reason)
{
    public const int MaxReason = 500;
}

/// <summary>
/// Cancels first and releases the stock then: the other way round, a crash between the two would leave an order that is to be
/// made without its units. What is still owed is saved with the order, and the same call again pays it.
/// </summary>
internal sealed class CancelOrderHandler(OrdersDbContext db, StockKeeper stock, TimeProvider clock, ILogger<CancelOrderHandler> log)
{
    private const int MaxAttempts = 10;

    public async Task<Order> HandleAsync(CancelOrder command, CancellationToken cancellationToken)
    {
        var reference = Read(command);
        var order = await db.OrdersWithLines.Named(reference).SingleOrDefaultAsync(cancellationToken) ?? throw OrderReference.NotFound(reference);

        await ChangeAsync(order, changing => changing.Cancel(command.Reason.Trim(), clock.GetUtcNow()), cancellationToken);

        if (order.Stock == StockState.ReleaseOwed)
            await ReleaseAsync(order, cancellationToken);

        return order;
    }

    private static Reference Read(CancelOrder command)
    {
        var errors = new List<FieldError>();
        var reference = Reference.Parse(command.OrderId);

        if (reference is null)
            errors.Add(OrderReference.Problem);

        if (command.Reason.Trim().Length > CancelOrder.MaxReason || command.Reason.Any(char.IsControl))
            errors.Add(new("reason", "MALFORMED", $"A reason has at most {CancelOrder.MaxReason} characters and no line breaks."));

        return errors.Count == 0 ? reference! : throw DomainError.Invalid([.. errors]);
    }

    private async Task ReleaseAsync(Order order, CancellationToken cancellationToken)
    {
        if (!await stock.ReleaseAsync(order, cancellationToken))
            throw OrderErrors.ReleaseOwed(order);

        await ChangeAsync(order, changing => changing.ReleaseStock(clock.GetUtcNow()), cancellationToken);
        log.OrderCancelled(order.Number);
    }

    /// <summary>Applies the change to the order as it is now, again if someone else was faster.</summary>
    private async Task ChangeAsync(Order order, Action<Order> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            change(order);

            if (await db.TrySaveAsync(order, cancellationToken))
                return;
        }

        throw OrderErrors.AlwaysBusy(order);
    }
}
