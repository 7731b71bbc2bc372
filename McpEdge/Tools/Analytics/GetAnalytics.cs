using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using McpEdge.Schemas;
using McpEdge.Speech;
using McpEdge.Tools.Catalogue;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Tools.Analytics;

internal sealed record GetAnalyticsArguments
{
    [Description("Business days: today, yesterday, last 7 days, this month, last month, this year, January 2024, 2024-01, 2024-01-15, "
        + "or 2024-01-01 to 2024-01-31; at most three years.")]
    [Ask("For which days?", "Für welche Tage?", "Pour quels jours ?")]
    [StringLength(60, MinimumLength = 1)]
    public required string DateRange { get; init; }

    [Description("Only this location, such as main; all locations when left out.")]
    [Ask("At which location?", "An welchem Standort?", "À quel endroit ?")]
    [Location]
    public string? Location { get; init; }
}

internal sealed record AnalyticsResult
{
    public required PeriodView Period { get; init; }

    [Description("Absent: all locations.")]
    public string? Location { get; init; }

    [Description("Orders that were confirmed and not cancelled.")]
    public required FiguresView Figures { get; init; }

    public required ComparisonView Before { get; init; }

    [Description("Most revenue first.")]
    public required IReadOnlyList<LocationFigures> Locations { get; init; }

    [Description("The ten with most revenue.")]
    public required IReadOnlyList<ProductFigures> TopProducts { get; init; }
}

internal sealed class GetAnalytics(Wire.AnalyticsService.AnalyticsServiceClient analytics) : Tool<GetAnalyticsArguments, AnalyticsResult>(Published)
{
    private static readonly ToolProfile Published = new(
        "get_analytics",
        new Phrase("Get analytics", "Auswertung abrufen", "Consulter les analyses"),
        "Tells how business went over a range of days: revenue, orders and units, by location, the best selling products, and the change "
        + "since the period before. For a document to send or print use generate_report.",
        "analytics:read")
    {
        ReadOnly = true,
    };

    protected override async Task<ToolAnswer<AnalyticsResult>> AnswerAsync(
        GetAnalyticsArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.GetAnalyticsRequest { DateRange = arguments.DateRange, Location = LocationAttribute.Canonical(arguments.Location) };
        var result = Read(await analytics.GetAnalyticsAsync(request, context.Required(cancellationToken)));

        return new(AnalyticsSpeech.Say(result, context.Today, context.Language), result);
    }

    private static AnalyticsResult Read(Wire.Analytics analytics) => new()
    {
        Period = analytics.Period.ToView(),
        Location = analytics.Location.Length > 0 ? analytics.Location : null,
        Figures = analytics.Figures.ToView(),
        Before = new()
        {
            Period = analytics.PeriodBefore.ToView(),
            Figures = analytics.FiguresBefore.ToView(),
            RevenueChangePercent = AnalyticsMapping.Change(analytics.Figures.Revenue.MinorUnits, analytics.FiguresBefore.Revenue.MinorUnits),
            OrdersChangePercent = AnalyticsMapping.Change(analytics.Figures.Orders, analytics.FiguresBefore.Orders),
        },
        Locations = [.. analytics.Locations.Select(Read)],
        TopProducts = [.. analytics.TopProducts.Select(Read)],
    };

    private static LocationFigures Read(Wire.LocationSales place) => new()
    {
        Location = place.Location,
        Revenue = place.Figures.Revenue.ToView(),
        Orders = place.Figures.Orders,
        Items = place.Figures.Items,
    };

    private static ProductFigures Read(Wire.ProductSales product) => new()
    {
        ItemId = product.ItemId,
        Name = product.ItemName,
        Quantity = product.Quantity,
        Revenue = product.Revenue.ToView(),
    };
}
