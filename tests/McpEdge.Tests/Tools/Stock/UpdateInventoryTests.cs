using McpEdge.Tools.Stock;
using Wire = Platform.Contracts.Inventory.V1;

namespace McpEdge.Tests.Tools.Stock;

public sealed class UpdateInventoryTests
{
    private static readonly UpdateInventory Tool = new(new Wire.StockService.StockServiceClient(Tooling.Nobody));

    [Theory]
    [InlineData("""{"item_id":"COFF0001"}""", "quantity", "or delta is required")]
    [InlineData("""{"item_id":"COFF0001","quantity":1,"delta":1}""", "delta", "can't be sent together with quantity")]
    [InlineData("""{"item_id":"COFF0001","delta":0}""", "delta", "must not be 0")]
    [InlineData("""{"item_id":"COFF0001","delta":1,"expected_quantity":3}""", "expected_quantity", "can only be sent together with quantity")]
    [InlineData("""{"item_id":"COFF0001","quantity":-1}""", "quantity", "must be 0 to 1,000,000")]
    [InlineData("""{"item_id":"COFF0001","quantity":1.5}""", "quantity", "must be a whole number")]
    [InlineData("""{"item_id":"COFF01","quantity":1}""", "item_id", "must be eight letters and digits, such as PIZZ0001")]
    [InlineData("""{"item_id":"COFF0001","quantity":1,"location":"main street"}""", "location", "must be one word, such as main or downtown")]
    public async Task A_wrong_argument_is_named_with_its_reason_and_a_question(string arguments, string field, string reason)
    {
        var problem = Assert.Single(await Tooling.ProblemsAsync(Tool, arguments));

        Assert.Equal((field, reason), (problem.Field, problem.Reason.ToString()));
        Assert.EndsWith("?", problem.Description.ToString(), StringComparison.Ordinal);
    }
}
