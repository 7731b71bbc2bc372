using OrdersService.Orders;

namespace OrdersService.Reports.Content;

/// <summary>What a report says, however it is written.</summary>
internal sealed record ReportContent(
    string Title, ReportRequest Request, IReadOnlyList<ReportFigure> Figures, ReportChart Chart, IReadOnlyList<ReportTable> Tables);

/// <summary>Bars beside one another.</summary>
/// <param name="Title">What the bars are.</param>
/// <param name="Unit">What their heights are, such as USD or units.</param>
/// <param name="Bars">From left to right.</param>
internal sealed record ReportChart(string Title, string Unit, IReadOnlyList<ReportBar> Bars);

internal sealed record ReportBar(string Label, decimal Height);

/// <param name="Title">What the rows are.</param>
/// <param name="Columns">From left to right.</param>
/// <param name="Rows">As many cells as columns: text, <see cref="long"/>, <see cref="Money"/> or <see cref="DateOnly"/>.</param>
internal sealed record ReportTable(string Title, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<object[]> Rows);

/// <param name="Name">As people read it.</param>
/// <param name="Width">Part of the table's width.</param>
internal sealed record ReportColumn(string Name, int Width = 1);
