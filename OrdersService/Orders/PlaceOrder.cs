using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using OrdersService.Data;
using ServiceDefaults.Faults;

namespace OrdersService.Orders;

/// <summary>Asks for an order.</summary>
/// <param name="CustomerId">UUID or number.</param>
/// <param name="Location">Empty: the default location.</param>
/// <param name="Lines">What is wanted; a product named twice counts with the sum.</param>
/// <param name="ExpectedTotal">What the caller believes it costs; only compared.</param>
/// <param name="IntentKey">Names what the caller wants to happen once.</param>
/// <param name="AnswerBy">When the caller stops waiting; null when never.</param>
internal sealed record PlaceOrder(
    string CustomerId, string Location, IReadOnlyList<RequestedLine> Lines, Money? ExpectedTotal, string IntentKey, DateTimeOffset? AnswerBy);

internal sealed record RequestedLine(string ItemId, long Quantity);

/// <summary>
/// Writes the order once per intent, then drives it on. Whoever sends the request again, at the same time or after a crash,
/// finds the same order and drives it on from where it is.
/// </summary>
internal sealed class PlaceOrderHandler(
    OrdersDbContext db,
    PriceOrder pricing,
    FulfilOrder fulfilment,
    BusinessCalendar calendar,
    FailPoints points,
    IOptions<OrdersOptions> options,
    TimeProvider clock,
    ILogger<PlaceOrderHandler> log)
{
    /// <summary>The order, confirmed, or pending when it is not known yet whether there is stock.</summary>
    public async Task<Order> HandleAsync(PlaceOrder command, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        var request = PlaceOrderRules.Read(command, errors);
        var intent = Intent.Of(request);

        // A repeated request is answered from what was stored: the customer and the prices may have changed since.
        var first = errors.Count == 0 ? await FindAsync(intent, cancellationToken) : null;
        var order = first ?? await WriteAsync(intent, await pricing.HandleAsync(request, errors, cancellationToken), cancellationToken);

        await fulfilment.HandleAsync(order, command.AnswerBy, cancellationToken);

        return order.Rejection is { } rejection ? throw rejection.ToError(order.Number) : order;
    }

    private async Task<Order?> FindAsync(Intent intent, CancellationToken cancellationToken)
    {
        var order = await db.OrdersWithLines.SingleOrDefaultAsync(order => order.IntentKey == intent.Key, cancellationToken);

        return order is null || intent.IsOf(order) ? order : throw OrderErrors.OtherRequest();
    }

    private async Task<Order> WriteAsync(Intent intent, PricedOrder priced, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var order = Order.Place(priced, intent, calendar.DateOf(now), now, now + options.Value.Lease);
        db.Add(order);

        try
        {
            points.Reach("order-writing");
            await db.SaveChangesAsync(cancellationToken);
            points.Reach("order-written");
            log.OrderWritten(order.Number, order.Id);
            return order;
        }
        catch (DbUpdateException exception) when (IsSameIntent(exception))
        {
            // The same request arrived twice at once and the other one was faster: its order is the answer to both.
            db.ChangeTracker.Clear();
            return await FindAsync(intent, cancellationToken) ?? throw new InvalidOperationException("An order with this intent key vanished.", exception);
        }
    }

    private static bool IsSameIntent(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: Order.IntentIndex };
}
