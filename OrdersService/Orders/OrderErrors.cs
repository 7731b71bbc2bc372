using System.Globalization;

namespace OrdersService.Orders;

/// <summary>The refusals of this service, each with its stable code; docs/errors.md explains them.</summary>
internal static class OrderErrors
{
    public const string InvalidOrder = "INVALID_ORDER";
    public const string NotFound = "ORDER_NOT_FOUND";
    public const string CustomerNotFound = "CUSTOMER_NOT_FOUND";
    public const string CustomerDisabled = "CUSTOMER_DISABLED";
    public const string TotalMismatch = "TOTAL_MISMATCH";
    public const string InsufficientInventory = "INSUFFICIENT_INVENTORY";
    public const string ReservationLapsed = "RESERVATION_LAPSED";
    public const string NotCancellable = "ORDER_NOT_CANCELLABLE";
    public const string StatusConflict = "ORDER_STATUS_CONFLICT";
    public const string Busy = "CONCURRENT_UPDATE";

    public static DomainException Invalid(IReadOnlyCollection<FieldError> errors) => DomainError.Invalid(
        InvalidOrder, string.Join(' ', errors.Select(error => error.Description).Distinct()), [.. errors]);

    public static void ThrowIfAny(IReadOnlyCollection<FieldError> errors)
    {
        if (errors.Count > 0)
            throw Invalid(errors);
    }

    public static DomainException NoCustomer(string reference) => DomainError.NotFound(
        CustomerNotFound, Guid.TryParse(reference, out _) ? "There is no such customer." : $"There is no customer {reference}.");

    public static DomainException Disabled(OrderCustomer customer) => DomainError.Refused(
        CustomerDisabled, $"Customer {customer.Number} is disabled and can't order.");

    public static DomainException OtherTotal(Money actual, Money expected) => DomainError
        .Refused(TotalMismatch, $"The total is {actual}, not {expected}.")
        .With("actual_minor_units", actual.MinorUnits.ToString(CultureInfo.InvariantCulture))
        .With("actual_currency", actual.Currency)
        .With("expected_minor_units", expected.MinorUnits.ToString(CultureInfo.InvariantCulture))
        .With("expected_currency", expected.Currency);

    public static DomainException OtherRequest() => DomainError.AlreadyExists(
        ErrorCodes.IntentKeyReused, "This intent key already belongs to another order request.");

    public static DomainException CantCancel(Order order) => DomainError.Refused(
        NotCancellable, $"Order {order.Number} is {order.Status.ToText()} and can't be cancelled any more.");

    public static DomainException IllegalStatus(Order order, string action) => DomainError.Refused(
        StatusConflict, $"Order {order.Number} is {order.Status.ToText()} and can't {action}.");

    public static DomainException AlwaysBusy(Order order) => DomainError.Conflict(
        Busy, $"Order {order.Number} is being changed by others; try again.");
}
