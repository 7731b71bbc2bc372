using System.Globalization;
using OrdersService.Reports.Content;

namespace OrdersService.Reports.Pdf;

/// <summary>Lays a report out on pages, from top to bottom.</summary>
internal sealed class ReportPages(ReportContent content)
{
    public const double Margin = 48;
    public const double Right = PdfPage.Width - Margin;
    private const double Bottom = PdfPage.Height - 60;
    private const int FiguresInRow = 3;
    private const double FigureHeight = 44;
    private const double ChartHeight = 190;

    private static readonly TextStyle Title = new(20, Bold: true);
    private static readonly TextStyle Heading = new(12, Bold: true);
    private static readonly TextStyle Small = new(9, Colour: Colours.Faint);

    private readonly PdfDocument _document = new();
    private PdfPage _page = null!;
    private double _y;

    public byte[] Write(DateTimeOffset now)
    {
        NextPage();
        Head();
        Figures();
        Chart();

        foreach (var table in content.Tables)
            Table(table);

        Foot(now);

        return _document.ToBytes(content.Title, now);
    }

    private void NextPage() => (_page, _y) = (_document.AddPage(), Margin);

    private void Head()
    {
        var request = content.Request;
        string[] parts =
        [
            $"{Long(request.Period.From)} to {Long(request.Period.To)}",
            request.Location.Length > 0 ? $"location {request.Location}" : "all locations",
            .. request.Category.Length > 0 ? [$"category {request.Category}"] : Array.Empty<string>(),
        ];

        _page.Text(content.Title, Margin, _y + 16, Title);
        _page.Text(PdfFont.Fit(string.Join(", ", parts), 10, bold: false, Right - Margin), Margin, _y + 34, new(10, Colour: Colours.Faint));
        _y += 52;
    }

    private void Figures()
    {
        var width = (Right - Margin) / FiguresInRow;

        foreach (var (index, figure) in content.Figures.Index())
        {
            var (x, y) = (Margin + (index % FiguresInRow * width), _y + (index / FiguresInRow * (FigureHeight + 8)));
            _page.Rectangle(x, y, width - 8, FigureHeight, Colours.Band);
            _page.Text(ReportText.Of(figure.Amount is { } amount ? amount : figure.Count), x + 10, y + 20, new(14, Bold: true));
            _page.Text(figure.Label, x + 10, y + 35, Small);
        }

        _y += ((content.Figures.Count + FiguresInRow - 1) / FiguresInRow * (FigureHeight + 8)) + 14;
    }

    private void Chart()
    {
        _page.Text($"{content.Chart.Title} ({content.Chart.Unit})", Margin, _y + 10, Heading);
        BarChart.Draw(_page, content.Chart, new(Margin, _y + 22, Right - Margin, ChartHeight));
        _y += ChartHeight + 46;
    }

    private void Table(ReportTable table)
    {
        // A heading stays with its first rows.
        if (_y + (4 * TableRow.Height) > Bottom)
            NextPage();

        _page.Text(table.Title, Margin, _y + 10, Heading);
        _y += 18;
        var row = new TableRow(table);
        Row(y => row.DrawHeading(_page, y));

        if (table.Rows.Count == 0)
            Row(y => _page.Text("Nothing to show.", Margin + 4, y + TableRow.Baseline, Small));

        foreach (var cells in table.Rows)
        {
            if (_y + TableRow.Height > Bottom)
            {
                NextPage();
                Row(y => row.DrawHeading(_page, y));
            }

            Row(y => row.Draw(_page, y, cells));
        }

        _y += 16;
    }

    private void Row(Action<double> draw)
    {
        draw(_y);
        _y += TableRow.Height;
    }

    private void Foot(DateTimeOffset now)
    {
        var written = now.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

        foreach (var (index, page) in _document.Pages.Index())
        {
            page.Text($"Written {written}", Margin, PdfPage.Height - 30, Small);
            page.Text($"Page {index + 1} of {_document.Pages.Count}", Right, PdfPage.Height - 30, Small with { Alignment = Alignment.Right });
        }
    }

    private static string Long(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
