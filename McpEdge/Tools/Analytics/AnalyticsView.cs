using System.ComponentModel;

namespace McpEdge.Tools.Analytics;

/// <summary>Business days, both included.</summary>
internal sealed record PeriodView(DateOnly From, DateOnly To);

/// <summary>What was sold.</summary>
internal sealed record FiguresView
{
    public required Money Revenue { get; init; }

    public required long Orders { get; init; }

    [Description("Units over all orders.")]
    public required long Items { get; init; }
}

internal sealed record LocationFigures
{
    public required string Location { get; init; }

    public required Money Revenue { get; init; }

    public required long Orders { get; init; }

    public required long Items { get; init; }
}

internal sealed record ProductFigures
{
    public required string ItemId { get; init; }

    public required string Name { get; init; }

    [Description("Units sold.")]
    public required long Quantity { get; init; }

    public required Money Revenue { get; init; }
}

/// <summary>The period before, and how much more or less was sold since.</summary>
internal sealed record ComparisonView
{
    [Description("The month before a whole month, the year before a whole year, otherwise as many days directly before.")]
    public required PeriodView Period { get; init; }

    public required FiguresView Figures { get; init; }

    [Description("Change of the revenue since then in percent, such as -12.5; absent when there was none then.")]
    public double? RevenueChangePercent { get; init; }

    [Description("Change of the number of orders in percent; absent when there were none then.")]
    public double? OrdersChangePercent { get; init; }
}
