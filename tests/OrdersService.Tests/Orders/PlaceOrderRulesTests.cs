using OrdersService.Orders;

namespace OrdersService.Tests.Orders;

public sealed class PlaceOrderRulesTests
{
    private static readonly PlaceOrder Good = Sample.Command(new("PIZZ0001", 2), new("COFF0001", 1));

    [Fact]
    public void A_product_that_is_named_twice_counts_with_the_sum()
    {
        var (request, errors) = Read(Good with { Lines = [new("PIZZ0001", 2), new("COFF0001", 1), new("PIZZ0001", 3)] });

        Assert.Empty(errors);
        Assert.Equal([new("PIZZ0001", 5, 0), new("COFF0001", 1, 1)], request.Items);
    }

    [Fact]
    public void The_sum_of_a_product_has_the_same_limit_as_one_line()
    {
        var (_, errors) = Read(Good with { Lines = [new("PIZZ0001", 600), new("PIZZ0001", 400), new("PIZZ0001", 1)] });

        Assert.Equal(["lines[2].quantity"], errors.Select(error => error.Field));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public void An_order_has_1_to_50_lines(int count)
    {
        var (_, errors) = Read(Good with { Lines = [.. Enumerable.Range(0, count).Select(index => new RequestedLine($"PIZZ{index:D4}", 1))] });

        Assert.Equal([("lines", "OUT_OF_RANGE")], errors.Select(error => (error.Field, error.Reason)));
    }

    [Fact]
    public void Everything_that_is_wrong_is_named_at_once()
    {
        var command = new PlaceOrder("bob", "no such place!", [new("pizza", 0), new("PIZZ0001", long.MaxValue)], new Money(-1, "usd"), "", null);

        Assert.Equal(
            [
                "customer_id", "expected_total.currency", "expected_total.minor_units", "intent_key", "lines[0].item_id", "lines[0].quantity",
                "lines[1].quantity", "location",
            ],
            Read(command).Errors.Select(error => error.Field).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("kéy")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData(null)]
    public void An_intent_key_is_1_to_200_printable_characters(string? key)
    {
        var (_, errors) = Read(Good with { IntentKey = key ?? new string('k', 201) });

        Assert.Equal(["intent_key"], errors.Select(error => error.Field));
        Assert.Empty(Read(Good with { IntentKey = new string('k', 200) }).Errors);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("1; drop table orders")]
    [InlineData("")]
    public void A_customer_is_a_uuid_or_a_positive_number(string customer) =>
        Assert.Equal(["customer_id"], Read(Good with { CustomerId = customer }).Errors.Select(error => error.Field));

    [Fact]
    public void The_same_request_in_another_writing_is_the_same_intent()
    {
        var id = "0190A000-0000-7000-8000-000000000001";
        var first = Good with { CustomerId = id, Location = "Main", ExpectedTotal = new(2825, "USD") };
        var again = first with
        {
            CustomerId = $" {id.ToLowerInvariant()} ",
            Location = " main",
            Lines = [new("COFF0001", 1), new("PIZZ0001", 1), new("PIZZ0001", 1)],
        };

        Assert.Equal(Hash(first), Hash(again));
    }

    [Fact]
    public void Any_other_wish_is_another_intent()
    {
        PlaceOrder[] others =
        [
            Good with { CustomerId = "2" },
            Good with { Location = "airport" },
            Good with { Lines = [new("PIZZ0001", 2)] },
            Good with { Lines = [new("PIZZ0001", 2), new("COFF0001", 2)] },
            Good with { ExpectedTotal = new(2825, "USD") },
            Good with { ExpectedTotal = new(2825, "EUR") },
        ];

        Assert.Equal(others.Length + 1, others.Append(Good).Select(Hash).Distinct().Count());
    }

    private static string Hash(PlaceOrder command) => Convert.ToHexString(Intent.Of(Read(command).Request).RequestHash);

    private static (OrderRequest Request, List<FieldError> Errors) Read(PlaceOrder command)
    {
        var errors = new List<FieldError>();

        return (PlaceOrderRules.Read(command, errors), errors);
    }
}
