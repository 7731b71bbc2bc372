using Grpc.Core;
using McpEdge.Tools.Stock;

namespace McpEdge.Tests.Tools.Stock;

public sealed class StockRefusalsTests
{
    [Fact]
    public void A_stale_quantity_says_the_present_one()
    {
        var error = StockRefusals.Explain(Refusals.Of(StatusCode.Aborted, "STALE_QUANTITY", "…", ("on_hand", "41")))!;

        Assert.Equal("Somebody changed the number: there are now forty-one units.", error.Message.ToString());
        Assert.Equal(41L, error.Facts?["on_hand"]);
        Assert.False(error.Retryable);
    }

    [Fact]
    public void Too_low_a_quantity_says_what_orders_need()
    {
        var refusal = Refusals.Of(StatusCode.FailedPrecondition, "BELOW_RESERVED", "…", ("on_hand", "50"), ("reserved", "2"), ("committed", "10"));

        var error = StockRefusals.Explain(refusal)!;

        Assert.Equal("Orders need twelve units of it, so there can't be fewer.", error.Message.ToString());
        Assert.Equal(new() { ["reserved"] = 2L, ["committed"] = 10L, ["on_hand"] = 50L }, error.Facts);
    }

    [Fact]
    public void More_than_there_is_cannot_be_taken_away_though_no_order_needs_it()
    {
        var refusal = Refusals.Of(StatusCode.FailedPrecondition, "BELOW_RESERVED", "…", ("on_hand", "5"), ("reserved", "0"), ("committed", "0"));

        Assert.Equal("There are only five units, so I can't take that many away.", StockRefusals.Explain(refusal)!.Message.ToString());
    }

    [Theory]
    [InlineData(StatusCode.NotFound, "PRODUCT_NOT_FOUND", false)]
    [InlineData(StatusCode.NotFound, "LOCATION_NOT_FOUND", false)]
    [InlineData(StatusCode.Aborted, "STALE_QUANTITY", false)]
    [InlineData(StatusCode.FailedPrecondition, "BELOW_RESERVED", false)]
    [InlineData(StatusCode.FailedPrecondition, "OUTCOME_UNKNOWN", false)]
    [InlineData(StatusCode.Aborted, "CONCURRENT_UPDATE", true)]
    public void Every_code_of_the_contract_has_words_for_caller_and_agent(StatusCode status, string code, bool retryable)
    {
        var error = StockRefusals.Explain(Refusals.Of(status, code, "…"))!;

        Assert.Equal((code, retryable), (error.Code, error.Retryable));
        SpokenLine.Check(error.Message.ToString());
        Assert.NotEmpty(error.Hint.ToString());
    }

    [Fact]
    public void The_unknown_location_is_named() =>
        Assert.Equal(
            "There is no location called harbour.",
            StockRefusals.Explain(Refusals.Of(StatusCode.NotFound, "LOCATION_NOT_FOUND", "…", ("location", "harbour")))!.Message.ToString());

    [Fact]
    public void Other_failures_are_left_to_the_common_table()
    {
        Assert.Null(StockRefusals.Explain(new RpcException(new Status(StatusCode.Unavailable, "connection refused"))));
        Assert.Null(StockRefusals.Explain(new TimeoutException()));
    }
}
