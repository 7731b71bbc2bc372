using DocumentFormat.OpenXml.Spreadsheet;

namespace OrdersService.Reports.Formats;

/// <summary>How cells look; the numbers are positions in the list of formats.</summary>
internal static class ExcelStyles
{
    public const uint Plain = 0;
    public const uint Heading = 1;
    public const uint Count = 2;
    public const uint Amount = 3;
    public const uint Date = 4;

    // Numbers of formats below 164 belong to the standard: 3 is #,##0.
    private const uint StandardCount = 3;
    private const uint OurAmount = 164;
    private const uint OurDate = 165;

    public static Stylesheet Sheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = OurAmount, FormatCode = "#,##0.00" },
            new NumberingFormat { NumberFormatId = OurDate, FormatCode = "yyyy-mm-dd" }),
        new Fonts(new Font(), new Font(new Bold())),
        // The first two fills are given by the standard.
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = StandardCount, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = OurAmount, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = OurDate, ApplyNumberFormat = true }),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));
}
