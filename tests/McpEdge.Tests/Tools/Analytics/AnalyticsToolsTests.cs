using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Tools.Analytics;

[Collection(EdgeCollection.Name)]
public sealed class AnalyticsToolsTests(EdgePlatform platform)
{
    [Fact]
    public async Task A_day_at_a_location_has_its_sales()
    {
        var sales = await platform.DoAsync("get_sales_data", new { date = "2024-01-15", location = "Main" });

        Assert.Equal(("2024-01-15", "main", "USD"), (sales.Text("date"), sales.Text("location"), sales.Text("currency")));
        Assert.True(sales.Number("transactions") >= 10);
        Assert.True(sales["total_sales"].GetDecimal() > 100);
        Assert.Matches("^On Monday, January fifteenth, twenty twenty-four, main took .+ dollars.* in .+ orders\\.$", sales.Speech);

        var everywhere = await platform.DoAsync("get_sales_data", new { date = "2024-01-15" });
        Assert.False(everywhere.Has("location"));
        Assert.True(everywhere["total_sales"].GetDecimal() >= sales["total_sales"].GetDecimal());
    }

    [Fact]
    public async Task A_month_is_told_by_location_product_and_change()
    {
        var february = await platform.DoAsync("get_analytics", new { dateRange = "February 2024" });

        Assert.Equal(("2024-02-01", "2024-02-29"), (february.Text("period.from"), february.Text("period.to")));
        Assert.Equal(("2024-01-01", "2024-01-31"), (february.Text("before.period.from"), february.Text("before.period.to")));
        Assert.Equal(february.Number("figures.orders"), february.List("locations").Sum(place => place.GetProperty("orders").GetInt64()));
        Assert.Equal(10, february.List("top_products").Count);

        var (now, before) = (february.Number("figures.revenue.minor_units"), february.Number("before.figures.revenue.minor_units"));
        Assert.Equal(Math.Round(100.0 * (now - before) / before, 1), february["before.revenue_change_percent"].GetDouble());
        Assert.StartsWith("From Thursday, February first to Thursday, February twenty-ninth, twenty twenty-four, there were ", february.Speech, StringComparison.Ordinal);
        Assert.Contains(" percent ", february.Speech, StringComparison.Ordinal);
        Assert.Contains($"Most revenue came from {february.Text("top_products[0].name")}, ", february.Speech, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_was_sold_that_is_said()
    {
        var sales = await platform.DoAsync("get_sales_data", new { date = "2023-05-01", location = "airport" });
        Assert.Equal("On Monday, May first, twenty twenty-three, nothing was sold at airport.", sales.Speech);

        var analytics = await platform.DoAsync("get_analytics", new { date_range = "2023" });
        Assert.Equal("From Sunday, January first to Sunday, December thirty-first, twenty twenty-three, nothing was sold.", analytics.Speech);
        Assert.DoesNotContain(analytics["before"].EnumerateObject(), property => property.Name == "revenue_change_percent");
    }

    [Theory]
    [InlineData("get_sales_data", """{"date":"the ides of March"}""", "date", "For which day?")]
    [InlineData("get_sales_data", "{}", "date", "For which day?")]
    [InlineData("get_analytics", """{"date_range":"whenever"}""", "date_range", null)]
    [InlineData("get_analytics", """{"date_range":"today","location":"no place"}""", "location", "At which location?")]
    public async Task What_is_wrong_is_asked_for(string tool, string arguments, string field, string? question)
    {
        var refused = await platform.RefuseAsync("INVALID_ARGUMENTS", tool, arguments);

        Assert.Equal(field, refused.Text("fields[0].field"));
        Assert.Contains(question ?? "range", refused.Data.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_need_their_scope()
    {
        var key = await platform.IssueKeyAsync(["orders:read"]);
        var answer = await platform.CallAsync("get_analytics", """{"date_range":"today"}""", key);

        Assert.Equal("INSUFFICIENT_SCOPE", answer.ToolError);
    }
}
