using OrdersService.Orders;

namespace OrdersService.Analytics;

/// <summary>What was sold.</summary>
/// <param name="Orders">Number of orders.</param>
/// <param name="Items">Units over all their lines.</param>
/// <param name="Revenue">Sum of their totals.</param>
internal sealed record SalesFigures(long Orders, long Items, Money Revenue);

internal sealed record LocationSales(string Location, SalesFigures Figures);

internal sealed record DaySales(DateOnly Date, SalesFigures Figures);

internal sealed record ProductSales(string ItemId, string ItemName, long Quantity, Money Revenue);
