using Microsoft.Extensions.Options;
using OrdersService.Data;
using ServiceDefaults.Faults;

namespace OrdersService.Orders;

/// <summary>
/// Settles an order's stock: reserve, save, confirm, save; or give back; or hand over. Every step may be repeated and any number of
/// callers may drive the same order; the row decides who was first. The order says "held" before its reservation is confirmed, so
/// whoever ends the order otherwise knows that there is a reservation to release; one that nobody knows of was never confirmed, and
/// expires.
/// </summary>
internal sealed class FulfilOrder(
    OrdersDbContext db,
    StockKeeper stock,
    OrderEstimate estimate,
    FulfilmentWorker worker,
    FailPoints points,
    IOptions<OrdersOptions> options,
    TimeProvider clock,
    ILogger<FulfilOrder> log)
{
    /// <summary>Returns when nothing is owed any more, or when the stock gives no answer in time; then the worker goes on.</summary>
    public async Task HandleAsync(Order order, DateTimeOffset? answerBy, CancellationToken cancellationToken)
    {
        while (order.DueAt is not null)
        {
            var answer = await AskAsync(order, answerBy, cancellationToken);

            if (answer is StockAnswer.Unknown unknown)
            {
                await PostponeAsync(order, unknown, cancellationToken);
                return;
            }

            points.Reach($"stock-{answer.GetType().Name.ToLowerInvariant()}");
            await ApplyAsync(answer, order, cancellationToken);
            await db.TrySaveAsync(order, cancellationToken);
            points.Reach($"order-{order.Stock.ToString().ToLowerInvariant()}");
        }
    }

    private Task<StockAnswer> AskAsync(Order order, DateTimeOffset? answerBy, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var deadline = now + options.Value.StockTimeout;

        if (answerBy - options.Value.AnswerReserve is { } latest && latest < deadline)
            deadline = latest;

        if (deadline <= now)
            return Task.FromResult<StockAnswer>(new StockAnswer.Unknown("no time is left to ask"));

        return order.Stock switch
        {
            StockState.Held => stock.ConfirmAsync(order, deadline, cancellationToken),
            StockState.ReleaseOwed => stock.ReleaseAsync(order, deadline, cancellationToken),
            StockState.HandOverOwed => stock.HandOverAsync(order, deadline, cancellationToken),
            _ => stock.ReserveAsync(order, deadline, cancellationToken),
        };
    }

    private async Task ApplyAsync(StockAnswer answer, Order order, CancellationToken cancellationToken)
    {
        switch (answer)
        {
            case StockAnswer.Held:
                order.HoldStock(clock.GetUtcNow());
                break;
            case StockAnswer.Committed:
                order.Confirm(await estimate.ForConfirmedAsync(order, cancellationToken), clock.GetUtcNow());
                break;
            case StockAnswer.Refused refused:
                order.Reject(refused.Rejection, clock.GetUtcNow());
                break;
            case StockAnswer.Released:
                order.ReleaseStock();
                break;
            case StockAnswer.HandedOver:
                order.HandOverStock();
                break;
        }
    }

    private async Task PostponeAsync(Order order, StockAnswer.Unknown unknown, CancellationToken cancellationToken)
    {
        log.StockOutcomeUnknown(order.Number, order.Stock, unknown.Reason);
        order.Postpone(clock.GetUtcNow() + RetryPause.Before(order.Attempts, options.Value));

        if (await db.TrySaveAsync(order, cancellationToken))
            worker.Wake();
    }
}
