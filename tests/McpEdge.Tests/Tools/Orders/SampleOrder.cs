using McpEdge.Tools;
using McpEdge.Tools.Orders;

namespace McpEdge.Tests.Tools.Orders;

internal static class SampleOrder
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Two espressos at three dollars and twenty-five cents.</summary>
    public static OrderView With(OrderState status, TimeSpan? readyIn = null, string? reason = null, long number = 1312) => new()
    {
        Id = "0190b000-0000-7000-8000-000000001312",
        Number = number,
        CustomerId = "0190a000-0000-7000-8000-000000000001",
        CustomerNumber = 1,
        CustomerName = "Alex Morgan",
        Location = "main",
        Status = status,
        Lines = [Line("Espresso", 2, 325)],
        Total = new Money(650, "USD"),
        CreatedAt = Now,
        EstimatedAt = Now + readyIn,
        BusinessDate = new(2024, 1, 15),
        Reason = reason,
    };

    public static OrderLineView Line(string name, long quantity, long price) => new()
    {
        ItemId = "COFF0001",
        Name = name,
        Quantity = quantity,
        UnitPrice = new Money(price, "USD"),
        LineTotal = new Money(price * quantity, "USD"),
    };
}
