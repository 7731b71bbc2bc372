using McpEdge.Tools.Orders;
using Microsoft.Extensions.Options;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Tests.Tools.Orders;

public sealed class OrderArgumentsTests
{
    private const string Items = """[{"item_id":"COFF0001","quantity":2}]""";

    private static readonly Wire.OrderService.OrderServiceClient Orders = new(Tooling.Nobody);

    [Theory]
    [InlineData("""{"items":$}""", "customer_id", "is required")]
    [InlineData("""{"customer_id":"1"}""", "items", "is required")]
    [InlineData("""{"customer_id":"1","items":[]}""", "items", "must have 1 to 50 items")]
    [InlineData("""{"customer_id":"1","items":[{"item_id":"COFF0001","quantity":0}]}""", "items[0].quantity", "must be 1 to 1,000")]
    [InlineData("""{"customer_id":"1","items":[{"item_id":"espresso!","quantity":1}]}""", "items[0].item_id", "must be eight letters and digits, such as PIZZ0001")]
    [InlineData("""{"customer_id":"1","items":$,"total":6.505}""", "total", "must have at most 2 decimals")]
    [InlineData("""{"customer_id":"1","items":$,"total":-1}""", "total", "must be 0 to 1,000,000,000")]
    public async Task A_wrong_order_is_refused_with_a_question(string arguments, string field, string reason)
    {
        var money = Options.Create(new OrderToolsOptions());
        var tool = new OrderCreate(new(Orders, money), new(new(Tooling.Nobody), new(Tooling.Nobody), money));
        var problem = Assert.Single(await Tooling.ProblemsAsync(tool, arguments.Replace("$", Items, StringComparison.Ordinal)));

        Assert.Equal((field, reason), (problem.Field, problem.Reason.ToString()));
        Assert.EndsWith("?", problem.Description.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"from_date":"2024-02-01","to_date":"2024-01-01"}""", "to_date", "must not be before from_date")]
    [InlineData("""{"from_date":"yesterday"}""", "from_date", "must be a date written as YYYY-MM-DD")]
    [InlineData("""{"status":"lost"}""", "status", "must be one of: pending, confirmed, preparing, ready, completed, rejected, cancelled")]
    public async Task A_wrong_filter_is_refused(string arguments, string field, string reason)
    {
        var problem = Assert.Single(await Tooling.ProblemsAsync(new OrderList(Orders), arguments));

        Assert.Equal((field, reason), (problem.Field, problem.Reason.ToString()));
    }

    [Fact]
    public async Task An_order_is_named_by_number_or_uuid()
    {
        var problem = Assert.Single(await Tooling.ProblemsAsync(new OrderCancel(Orders), """{"order_id":"my last one"}"""));

        Assert.Equal(("order_id", "must be a whole number or a UUID"), (problem.Field, problem.Reason.ToString()));
    }
}
