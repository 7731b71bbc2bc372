using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using McpEdge.Schemas;
using McpEdge.Speech;
using McpEdge.Tools.Catalogue;
using McpEdge.Tools.Orders;
using Microsoft.Extensions.Options;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Tools.Analytics;

internal sealed record GetSalesDataArguments
{
    [Description("Business day: a date such as 2024-01-15, or today or yesterday.")]
    [Ask("For which day?", "Für welchen Tag?", "Pour quel jour ?")]
    [StringLength(20, MinimumLength = 1)]
    public required string Date { get; init; }

    [Description("Only this location, such as main; all locations together when left out.")]
    [Ask("At which location?", "An welchem Standort?", "À quel endroit ?")]
    [Location]
    public string? Location { get; init; }
}

internal sealed record SalesDataResult
{
    public required DateOnly Date { get; init; }

    [Description("Absent: all locations together.")]
    public string? Location { get; init; }

    [Description("Revenue in major units, such as 15420.50 dollars.")]
    public required decimal TotalSales { get; init; }

    [Description("ISO 4217 code.")]
    public required string Currency { get; init; }

    [Description("Orders that were confirmed and not cancelled.")]
    public required long Transactions { get; init; }

    [Description("Units over all of them.")]
    public required long Items { get; init; }
}

internal sealed class GetSalesData(Wire.AnalyticsService.AnalyticsServiceClient analytics, IOptions<OrderToolsOptions> options)
    : Tool<GetSalesDataArguments, SalesDataResult>(Published)
{
    private static readonly ToolProfile Published = new(
        "get_sales_data",
        new Phrase("Get sales data", "Verkaufszahlen abrufen", "Consulter les ventes"),
        "Tells how much was sold on one day, at one location or at all: revenue, orders and units. For longer periods use get_analytics.",
        "analytics:read")
    {
        ReadOnly = true,
    };

    protected override async Task<ToolAnswer<SalesDataResult>> AnswerAsync(
        GetSalesDataArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.GetSalesDataRequest { Date = arguments.Date, Location = LocationAttribute.Canonical(arguments.Location) };
        var sales = await analytics.GetSalesDataAsync(request, context.Required(cancellationToken));
        var revenue = sales.Figures.Revenue.ToView();
        var result = new SalesDataResult
        {
            Date = AnalyticsMapping.Date(sales.Date),
            Location = sales.Location.Length > 0 ? sales.Location : null,
            TotalSales = MajorUnits.FromMinor(revenue.MinorUnits, options.Value.Decimals),
            Currency = revenue.Currency,
            Transactions = sales.Figures.Orders,
            Items = sales.Figures.Items,
        };

        return new(AnalyticsSpeech.Say(result, revenue, context.Today, context.Language), result);
    }
}
