using Microsoft.Extensions.Options;

namespace OrdersService.Orders;

/// <summary>The kitchen or the warehouse says how far an order has come.</summary>
/// <param name="OrderId">UUID or number.</param>
/// <param name="Status">Preparing, ready or completed; null for anything else.</param>
internal sealed record AdvanceOrder(string OrderId, OrderStatus? Status);

/// <summary>Moves an order one step on. One that is there already stays as it is.</summary>
internal sealed class AdvanceOrderHandler(OrderChange change, OrderEstimate estimate, IOptions<OrdersOptions> options, TimeProvider clock)
{
    public Task<Order> HandleAsync(AdvanceOrder command, CancellationToken cancellationToken)
    {
        var reference = Read(command);

        return change.ApplyAsync(reference, order => Advance(order, command.Status!.Value), cancellationToken);
    }

    private void Advance(Order order, OrderStatus status)
    {
        var now = clock.GetUtcNow();

        if (order.Status == status)
            return;

        switch (status)
        {
            case OrderStatus.Preparing:
                order.Prepare(estimate.ForPreparing(order), now);
                break;
            case OrderStatus.Ready:
                order.MarkReady(now);
                break;
            case OrderStatus.Completed:
                order.Complete(now, now + options.Value.Lease);
                break;
        }
    }

    private static Reference Read(AdvanceOrder command)
    {
        var errors = new List<FieldError>();
        var reference = OrderReference.Read(command.OrderId, errors);

        if (command.Status is not (OrderStatus.Preparing or OrderStatus.Ready or OrderStatus.Completed))
            errors.Add(new("status", "UNKNOWN", "An order is advanced to preparing, ready or completed."));

        return errors.Count == 0 ? reference! : throw DomainError.Invalid([.. errors]);
    }
}
