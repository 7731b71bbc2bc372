using McpEdge.Speech;
using McpEdge.Tools;
using McpEdge.Tools.Analytics;

namespace McpEdge.Tests.Tools.Analytics;

public sealed class AnalyticsSpeechTests
{
    private static readonly DateOnly Today = new(2026, 3, 4);

    [Theory]
    [InlineData(12.4, "twelve percent more than in the period before")]
    [InlineData(-3.6, "four percent less than in the period before")]
    [InlineData(0.3, "about as much as in the period before")]
    public void A_change_is_said_in_whole_percent(double change, string said)
    {
        var line = AnalyticsSpeech.Say(Of(3, "Espresso", "Green Tea") with { Before = Before(change) }, Today, SpokenLanguage.English);

        Assert.Equal($"On Tuesday, March third, there were three orders for twenty dollars, {said}. Most revenue came from Espresso and Green Tea.", line);
        SpokenLine.Check(line);
    }

    [Fact]
    public void One_order_of_one_product_is_singular()
    {
        Assert.Equal(
            "On Tuesday, March third, there was one order for twenty dollars. Only Espresso was sold.",
            AnalyticsSpeech.Say(Of(1, "Espresso") with { Before = Before(null) }, Today, SpokenLanguage.English));
    }

    [Fact]
    public void The_year_is_said_where_it_is_not_clear()
    {
        Assert.Equal("from Sunday, March first to Tuesday, March third", AnalyticsSpeech.Period(new(new(2026, 3, 1), new(2026, 3, 3)), Today, SpokenLanguage.English));
        Assert.Equal(
            "from Wednesday, December thirty-first, twenty twenty-five to Thursday, January first",
            AnalyticsSpeech.Period(new(new(2025, 12, 31), new(2026, 1, 1)), Today, SpokenLanguage.English));
    }

    private static AnalyticsResult Of(long orders, params string[] products) => new()
    {
        Period = new(new(2026, 3, 3), new(2026, 3, 3)),
        Figures = Figures(orders),
        Before = Before(null),
        Locations = [],
        TopProducts = [.. products.Select(name => new ProductFigures { ItemId = "ITEM0001", Name = name, Quantity = 1, Revenue = new(100, "USD") })],
    };

    private static ComparisonView Before(double? change) => new()
    {
        Period = new(new(2026, 3, 2), new(2026, 3, 2)),
        Figures = Figures(1),
        RevenueChangePercent = change,
    };

    private static FiguresView Figures(long orders) => new() { Revenue = new Money(2000, "USD"), Orders = orders, Items = orders };
}
