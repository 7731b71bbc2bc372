using Microsoft.Extensions.Options;
using OrdersService.Data;

namespace OrdersService.Orders;

/// <summary>
/// Drives a pending order to its end: reserve, save, confirm, save. Every step may be repeated and any number of callers may drive
/// the same order; the row decides who was first. The order says "held" before its reservation is confirmed, so whoever ends the
/// order otherwise knows that there is a reservation to release; one that nobody knows of was never confirmed, and expires.
/// </summary>
internal sealed class FulfilOrder(
    OrdersDbContext db, StockKeeper stock, IOptions<OrdersOptions> options, TimeProvider clock, ILogger<FulfilOrder> log)
{
    /// <summary>Returns when the order is no longer pending, or when stock gives no answer in time.</summary>
    public async Task HandleAsync(Order order, DateTimeOffset? answerBy, CancellationToken cancellationToken)
    {
        var reserved = false;

        while (order.Status == OrderStatus.Pending)
        {
            var answer = await AskAsync(order, answerBy, cancellationToken);
            reserved |= answer is StockAnswer.Held;

            if (answer is StockAnswer.Unknown unknown)
            {
                log.StockOutcomeUnknown(order.Number, order.Stock, unknown.Reason);
                return;
            }

            Apply(answer, order);
            await db.TrySaveAsync(order, cancellationToken);
        }

        // Someone cancelled or rejected it while we were reserving, and may have released before there was anything to release.
        if (reserved && order.Status is OrderStatus.Cancelled or OrderStatus.Rejected && !await stock.ReleaseAsync(order, cancellationToken))
            log.ReservationLeftToExpire(order.Number);
    }

    private Task<StockAnswer> AskAsync(Order order, DateTimeOffset? answerBy, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var deadline = now + options.Value.StockTimeout;

        if (answerBy - options.Value.AnswerReserve is { } latest && latest < deadline)
            deadline = latest;

        if (deadline <= now)
            return Task.FromResult<StockAnswer>(new StockAnswer.Unknown("no time is left to ask"));

        return order.Stock == StockState.Held
            ? stock.ConfirmAsync(order, deadline, cancellationToken)
            : stock.ReserveAsync(order, deadline, cancellationToken);
    }

    private void Apply(StockAnswer answer, Order order)
    {
        var now = clock.GetUtcNow();

        switch (answer)
        {
            case StockAnswer.Held:
                order.HoldStock(now);
                break;
            case StockAnswer.Committed:
                order.Confirm(now + options.Value.PreparationTime + (options.Value.PreparationTimePerLine * order.Lines.Count), now);
                break;
            case StockAnswer.Refused refused:
                order.Reject(refused.Rejection, now);
                break;
        }
    }
}
