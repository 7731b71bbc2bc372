using McpEdge.Tools.Catalogue;
using Wire = Platform.Contracts.Inventory.V1;

namespace McpEdge.Tests.Tools.Catalogue;

public sealed class ProductSearchTests
{
    private static readonly ProductSearch Tool = new(new Wire.ProductService.ProductServiceClient(Tooling.Nobody));

    [Theory]
    [InlineData("""{"limit":0}""", "limit", "must be 1 to 50")]
    [InlineData("""{"limit":51}""", "limit", "must be 1 to 50")]
    [InlineData("""{"query":7.5}""", "query", "must be text")]
    [InlineData("""{"name":"pizza"}""", "name", "is not an argument of this tool")]
    public async Task A_wrong_argument_is_named_with_its_reason(string arguments, string field, string reason)
    {
        var problem = Assert.Single(await Tooling.ProblemsAsync(Tool, arguments));

        Assert.Equal((field, reason), (problem.Field, problem.Reason.ToString()));
    }

    [Fact]
    public void The_published_limit_has_its_default() =>
        Assert.Equal(10, Tool.InputSchema.GetProperty("properties").GetProperty("limit").GetProperty("default").GetInt32());
}
