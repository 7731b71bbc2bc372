using Microsoft.Extensions.Options;

namespace OrdersService.Orders;

/// <summary>Calls an order off.</summary>
/// <param name="OrderId">UUID or number.</param>
/// <param name="Reason">At most 500 characters; may be empty.</param>
internal sealed record CancelOrder(string OrderId, string Reason)
{
    public const int MaxReason = 500;
}

/// <summary>
/// Cancels an order; its stock is released afterwards, by <see cref="FulfilOrder"/>. The other way round, a crash between the two would
/// leave an order that is to be made without its units.
/// </summary>
internal sealed class CancelOrderHandler(OrderChange change, IOptions<OrdersOptions> options, TimeProvider clock)
{
    public Task<Order> HandleAsync(CancelOrder command, CancellationToken cancellationToken)
    {
        var reference = Read(command);

        return change.ApplyAsync(reference, Cancel, cancellationToken);

        void Cancel(Order order)
        {
            var now = clock.GetUtcNow();
            order.Cancel(command.Reason.Trim(), now, now + options.Value.Lease);
        }
    }

    private static Reference Read(CancelOrder command)
    {
        var errors = new List<FieldError>();
        var reference = OrderReference.Read(command.OrderId, errors);

        if (command.Reason.Trim().Length > CancelOrder.MaxReason || command.Reason.Any(char.IsControl))
            errors.Add(new("reason", "MALFORMED", $"A reason has at most {CancelOrder.MaxReason} characters and no line breaks."));

        return errors.Count == 0 ? reference! : throw DomainError.Invalid([.. errors]);
    }
}
