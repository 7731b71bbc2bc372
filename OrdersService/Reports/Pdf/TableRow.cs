using OrdersService.Reports.Content;

namespace OrdersService.Reports.Pdf;

/// <summary>Draws the rows of a table over the whole width of a page.</summary>
internal sealed class TableRow(ReportTable table)
{
    public const double Height = 16;
    public const double Baseline = 11;
    private const double Size = 9;
    private const double Padding = 4;

    private readonly bool[] _figures =
        [.. table.Columns.Select((_, index) => table.Rows.Count > 0 && ReportText.IsFigure(table.Rows[0][index]))];

    public void DrawHeading(PdfPage page, double y)
    {
        page.Rectangle(ReportPages.Margin, y, ReportPages.Right - ReportPages.Margin, Height, Colours.Band);
        Draw(page, y, index => table.Columns[index].Name, bold: true);
    }

    public void Draw(PdfPage page, double y, object[] cells)
    {
        Draw(page, y, index => ReportText.Of(cells[index]), bold: false);
        page.Line(ReportPages.Margin, y + Height, ReportPages.Right, y + Height, Colours.Rule);
    }

    private void Draw(PdfPage page, double y, Func<int, string> text, bool bold)
    {
        var unit = (ReportPages.Right - ReportPages.Margin) / table.Columns.Sum(column => column.Width);
        var x = ReportPages.Margin;

        foreach (var (index, column) in table.Columns.Index())
        {
            var width = column.Width * unit;
            var fitting = PdfFont.Fit(text(index), Size, bold, width - (2 * Padding));
            var (at, alignment) = _figures[index] ? (x + width - Padding, Alignment.Right) : (x + Padding, Alignment.Left);

            page.Text(fitting, at, y + Baseline, new(Size, bold, Alignment: alignment));
            x += width;
        }
    }
}
