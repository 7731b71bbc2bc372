using OrdersService.Orders;

namespace OrdersService.Reports;

/// <summary>A headline of a report.</summary>
/// <param name="Label">In the plural, lower case, such as orders.</param>
/// <param name="Count">The number, unless it is an amount.</param>
/// <param name="Amount">The amount, unless it is a number.</param>
internal sealed record ReportFigure(string Label, long Count, Money? Amount)
{
    public static ReportFigure Of(string label, long count) => new(label, count, null);

    public static ReportFigure Of(string label, Money amount) => new(label, 0, amount);
}
