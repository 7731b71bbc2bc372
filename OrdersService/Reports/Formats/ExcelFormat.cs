using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using OrdersService.Orders;
using OrdersService.Reports.Content;

namespace OrdersService.Reports.Formats;

/// <summary>A workbook (Office Open XML): a sheet with the headlines, then one for each table. Numbers, amounts and dates are values.</summary>
internal static class ExcelFormat
{
    public static byte[] Write(ReportContent content)
    {
        using var stream = new MemoryStream();

        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = ExcelStyles.Sheet();
            var sheets = new Sheets();

            foreach (var table in (ReportTable[])[Summary(content), .. content.Tables])
                sheets.Append(Add(book, table, (uint)sheets.ChildElements.Count + 1));

            book.Workbook = new Workbook(sheets);
        }

        return stream.ToArray();
    }

    private static ReportTable Summary(ReportContent content) => new(
        "Summary",
        [new(content.Title, 3), new("Value", 2)],
        [
            ["from", content.Request.Period.From],
            ["to", content.Request.Period.To],
            .. content.Request.Location.Length > 0 ? [(object[])["location", content.Request.Location]] : Array.Empty<object[]>(),
            .. content.Request.Category.Length > 0 ? [(object[])["category", content.Request.Category]] : Array.Empty<object[]>(),
            .. content.Figures.Select(figure => (object[])[figure.Label, figure.Amount is { } amount ? amount : figure.Count]),
        ]);

    private static Sheet Add(WorkbookPart book, ReportTable table, uint number)
    {
        var part = book.AddNewPart<WorksheetPart>();
        var columns = new Columns(table.Columns.Select((column, index) => new Column
        {
            Min = (uint)index + 1,
            Max = (uint)index + 1,
            Width = 12 * Math.Max(1, column.Width * 2 / 3.0),
            CustomWidth = true,
        }));
        Row[] rows = [new(table.Columns.Select(column => Text(column.Name, ExcelStyles.Heading))), .. table.Rows.Select(row => new Row(row.Select(Value)))];
        part.Worksheet = new Worksheet(columns, new SheetData(rows));

        return new() { Id = book.GetIdOfPart(part), SheetId = number, Name = table.Title };
    }

    private static Cell Value(object cell) => cell switch
    {
        Money money => Number(money.Amount, ExcelStyles.Amount),
        DateOnly date => Number(date.ToDateTime(TimeOnly.MinValue).ToOADate(), ExcelStyles.Date),
        long number => Number(number, ExcelStyles.Count),
        _ => Text(cell.ToString() ?? "", ExcelStyles.Plain),
    };

    private static Cell Number(IFormattable value, uint style) => new()
    {
        DataType = CellValues.Number,
        StyleIndex = style,
        CellValue = new CellValue(value.ToString(null, System.Globalization.CultureInfo.InvariantCulture)),
    };

    // Text stays text, also when it begins like a formula.
    private static Cell Text(string text, uint style) => new()
    {
        DataType = CellValues.InlineString,
        StyleIndex = style,
        InlineString = new InlineString(new Text(Readable(text)) { Space = SpaceProcessingModeValues.Preserve }),
    };

    private static string Readable(string text) => string.Concat(text.Where(character => !char.IsControl(character) && character is not ('\uFFFE' or '\uFFFF')));
}
