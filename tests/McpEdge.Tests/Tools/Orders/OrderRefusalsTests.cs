using Google.Rpc;
using Grpc.Core;
using McpEdge.Tools;
using McpEdge.Tools.Orders;
using Platform.Contracts.Inventory.V1;

namespace McpEdge.Tests.Tools.Orders;

public sealed class OrderRefusalsTests
{
    [Fact]
    public void A_shortage_says_what_is_available()
    {
        var detail = new InsufficientInventory
        {
            Shortages =
            {
                new InsufficientInventory.Types.Shortage { ItemId = "KNIF0001", ItemName = "Chef's Knife", Location = "downtown", Requested = 5, Available = 2 },
                new InsufficientInventory.Types.Shortage { ItemId = "TIRA0001", ItemName = "Tiramisu", Location = "airport", Requested = 1, Available = 0 },
            },
        };

        var error = OrderRefusals.Explain(Refusals.Of(StatusCode.FailedPrecondition, "INSUFFICIENT_INVENTORY", "…", [detail]))!;

        Assert.Equal("Only two of the five Chef's Knives are available at downtown and Tiramisu is sold out at airport.", error.Message.ToString());
        Assert.Equal(
            [("KNIF0001", "Chef's Knife", "downtown", 5L, 2L), ("TIRA0001", "Tiramisu", "airport", 1L, 0L)],
            Assert.IsType<List<ShortageView>>(error.Facts?["shortages"])
                .Select(shortage => (shortage.ItemId, shortage.Name, shortage.Location, shortage.Requested, shortage.Available)));
    }

    [Fact]
    public void A_shortage_offers_what_there_is_instead()
    {
        var shortage = new InsufficientInventory.Types.Shortage { ItemId = "TIRA0001", ItemName = "Tiramisu", Location = "airport", Requested = 1 };
        shortage.Elsewhere.Add(new InsufficientInventory.Types.Elsewhere { Location = "main", Available = 4 });
        shortage.Alternatives.Add(new InsufficientInventory.Types.Alternative
        {
            ItemId = "CAKE0001",
            ItemName = "Chocolate Cake",
            Price = new() { MinorUnits = 700, Currency = "USD" },
            Available = 9,
        });

        var error = OrderRefusals.Explain(Refusals.Of(
            StatusCode.FailedPrecondition, "INSUFFICIENT_INVENTORY", "…", [new InsufficientInventory { Shortages = { shortage } }]))!;

        Assert.Equal("Tiramisu is sold out at airport. Instead there is Chocolate Cake.", error.Message.ToString());
        var view = Assert.Single(Assert.IsType<List<ShortageView>>(error.Facts?["shortages"]));
        Assert.Equal(new("main", 4), Assert.Single(view.Elsewhere));
        Assert.Equal(new("CAKE0001", "Chocolate Cake", new(700, "USD"), 9), Assert.Single(view.Alternatives));
    }

    [Fact]
    public void A_mismatch_says_both_totals_in_words()
    {
        var refusal = Refusals.Of(
            StatusCode.FailedPrecondition, "TOTAL_MISMATCH", "…",
            ("actual_minor_units", "650"), ("actual_currency", "USD"), ("expected_minor_units", "700"), ("expected_currency", "USD"));

        var error = OrderRefusals.Explain(refusal)!;

        Assert.Equal("The total comes to six dollars and fifty cents, not seven dollars.", error.Message.ToString());
        Assert.Equal(new Money(650, "USD"), error.Facts?["actual_total"]);
        Assert.Equal(new Money(700, "USD"), error.Facts?["expected_total"]);
    }

    [Fact]
    public void Wrong_fields_have_the_names_of_the_arguments()
    {
        var detail = new BadRequest
        {
            FieldViolations =
            {
                new BadRequest.Types.FieldViolation { Field = "lines[1].item_id", Reason = "NOT_FOUND", Description = "There is no product COFF9999." },
                new BadRequest.Types.FieldViolation { Field = "expected_total.currency", Reason = "MALFORMED", Description = "A currency is an ISO 4217 code such as USD." },
            },
        };

        var error = OrderRefusals.Explain(Refusals.Of(StatusCode.InvalidArgument, "INVALID_ORDER", "…", [detail]))!;

        Assert.Equal(["items[1].item_id", "total"], error.Fields.Select(field => field.Field));
        Assert.Equal("does not exist", error.Fields[0].Reason.ToString());
        Assert.StartsWith("There is no product COFF9999. ", error.Message.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(" Which product would you like instead?", error.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Order_numbers_are_said_digit_by_digit() =>
        Assert.Equal(
            "Order one zero one two is preparing and can't be cancelled any more.",
            OrderRefusals.Explain(Refusals.Of(
                StatusCode.FailedPrecondition, "ORDER_NOT_CANCELLABLE", "Order 1012 is preparing and can't be cancelled any more."))!.Message.ToString());

    [Fact]
    public void An_order_that_was_rejected_later_says_why()
    {
        var error = OrderRefusals.Rejected(SampleOrder.With(OrderState.Rejected, reason: "Espresso is sold out."), SampleOrder.Now);

        Assert.Equal(("ORDER_REJECTED", false), (error.Code, error.Retryable));
        Assert.Contains("Espresso is sold out", error.Message.ToString(), StringComparison.Ordinal);
        SpokenLine.Check(error.Message.ToString());
    }

    [Theory]
    [InlineData(StatusCode.InvalidArgument, "INVALID_ORDER", false)]
    [InlineData(StatusCode.NotFound, "ORDER_NOT_FOUND", false)]
    [InlineData(StatusCode.FailedPrecondition, "CUSTOMER_DISABLED", false)]
    [InlineData(StatusCode.FailedPrecondition, "TOTAL_MISMATCH", false)]
    [InlineData(StatusCode.FailedPrecondition, "INSUFFICIENT_INVENTORY", false)]
    [InlineData(StatusCode.FailedPrecondition, "RESERVATION_LAPSED", false)]
    [InlineData(StatusCode.FailedPrecondition, "ORDER_NOT_CANCELLABLE", false)]
    [InlineData(StatusCode.AlreadyExists, "INTENT_KEY_REUSED", false)]
    [InlineData(StatusCode.Aborted, "CONCURRENT_UPDATE", true)]
    public void Every_code_of_the_contract_has_words_for_caller_and_agent(StatusCode status, string code, bool retryable)
    {
        var error = OrderRefusals.Explain(Refusals.Of(status, code, "There is no order 1012."))!;

        Assert.Equal((code, retryable), (error.Code, error.Retryable));
        SpokenLine.Check(error.Message.ToString());
        Assert.NotEmpty(error.Hint.ToString());
    }

    [Fact]
    public void Other_failures_are_left_to_the_common_table()
    {
        Assert.Null(OrderRefusals.Explain(new RpcException(new Grpc.Core.Status(StatusCode.Unavailable, "connection refused"))));
        Assert.Null(OrderRefusals.Explain(Refusals.Of(StatusCode.NotFound, "CUSTOMER_NOT_FOUND", "There is no such customer.")));
    }
}
