namespace OrdersService.Orders;

/// <summary>Finds the order that a caller names by UUID or number.</summary>
internal static class OrderReference
{
    private static FieldError Problem { get; } = new("order_id", "MALFORMED", "An order is named by its UUID or by its number, such as 1042.");

    public static Reference Parse(string text) => Reference.Parse(text) ?? throw DomainError.Invalid(Problem);

    /// <summary>Null when the text names no order, which is then among the errors.</summary>
    public static Reference? Read(string text, List<FieldError> errors)
    {
        var reference = Reference.Parse(text);

        if (reference is null)
            errors.Add(Problem);

        return reference;
    }

    public static IQueryable<Order> Named(this IQueryable<Order> orders, Reference reference) => reference.Id is { } id
        ? orders.Where(order => order.Id == id)
        : orders.Where(order => order.Number == reference.Number);

    public static DomainException NotFound(Reference reference) => DomainError.NotFound(
        OrderErrors.NotFound, reference.Number is { } number ? $"There is no order {number}." : "There is no such order.");
}
