using OrdersService.Orders;

namespace OrdersService.Tests.Orders;

public sealed class PricingTests
{
    private static readonly Dictionary<string, CatalogueProduct> Products = new()
    {
        ["PIZZ0001"] = new("PIZZ0001", "Margherita Pizza", new(1250, "USD")),
        ["COFF0001"] = new("COFF0001", "Espresso", new(325, "USD")),
        ["WINE0001"] = new("WINE0001", "Rioja", new(2900, "EUR")),
        ["GOLD0001"] = new("GOLD0001", "Gold Bar", new(long.MaxValue / 2, "USD")),
    };

    [Fact]
    public void Lines_carry_the_price_and_the_name_of_the_catalogue()
    {
        var (lines, errors) = Price(("PIZZ0001", 2), ("COFF0001", 1));

        Assert.Empty(errors);
        Assert.Equal([(0, "Margherita Pizza", 2, 1250L, 2500L), (1, "Espresso", 1, 325L, 325L)],
            lines.Select(line => (line.Position, line.ItemName, line.Quantity, line.UnitPrice, line.LineTotal)));
        Assert.Equal(new Money(2825, "USD"), Pricing.Total(lines, "USD"));
    }

    [Fact]
    public void Every_line_that_can_not_be_sold_is_named()
    {
        var (_, errors) = Price(("NONE0001", 1), ("PIZZ0001", 1), ("WINE0001", 1));

        Assert.Equal([("lines[0].item_id", "NOT_FOUND"), ("lines[2].item_id", "CURRENCY_MISMATCH")], errors.Select(error => (error.Field, error.Reason)));
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(2, 1000)]
    public void A_total_that_can_not_be_counted_is_none(int gold, int pizzas)
    {
        var (lines, _) = Price(pizzas == 0 ? [("GOLD0001", gold)] : [("GOLD0001", gold), ("PIZZ0001", pizzas)]);

        Assert.Null(Pricing.Total(lines, "USD"));
    }

    [Theory]
    [InlineData(1250, "USD", "12.50 USD")]
    [InlineData(5, "USD", "0.05 USD")]
    [InlineData(-1250, "EUR", "-12.50 EUR")]
    [InlineData(1250, "JPY", "1250 JPY")]
    [InlineData(1250, "KWD", "1.250 KWD")]
    [InlineData(long.MinValue, "USD", "-92233720368547758.08 USD")]
    public void Money_reads_as_people_write_it(long minorUnits, string currency, string expected) =>
        Assert.Equal(expected, new Money(minorUnits, currency).ToString());

    private static (IReadOnlyList<OrderLine> Lines, List<FieldError> Errors) Price(params (string ItemId, int Quantity)[] items)
    {
        var errors = new List<FieldError>();
        var lines = Pricing.Price([.. items.Select((item, index) => new RequestedItem(item.ItemId, item.Quantity, index))], Products, "USD", errors);

        return (lines, errors);
    }
}
