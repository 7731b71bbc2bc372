using System.Globalization;
using System.Text;

namespace OrdersService.Reports.Pdf;

/// <summary>A page of A4, drawn on from the upper left corner, in points.</summary>
internal sealed class PdfPage(PdfFont font)
{
    public const double Width = 595;
    public const double Height = 842;

    private readonly StringBuilder _content = new();

    public string Content => _content.ToString();

    /// <summary>Text whose baseline is at <paramref name="y"/>.</summary>
    public void Text(string text, double x, double y, TextStyle style)
    {
        var at = style.Alignment switch
        {
            Alignment.Right => x - PdfFont.Width(text, style.Size, style.Bold),
            Alignment.Centre => x - (PdfFont.Width(text, style.Size, style.Bold) / 2),
            _ => x,
        };

        Draw($"BT {style.Colour} rg /{(style.Bold ? "F2" : "F1")} {style.Size:0.##} Tf {at:0.##} {Height - y:0.##} Td {font.Encode(text)} Tj ET");
    }

    public void Line(double fromX, double fromY, double toX, double toY, string colour, double width = 0.5) => Draw(
        $"{colour} RG {width:0.##} w {fromX:0.##} {Height - fromY:0.##} m {toX:0.##} {Height - toY:0.##} l S");

    public void Rectangle(double x, double y, double width, double height, string colour) => Draw(
        $"{colour} rg {x:0.##} {Height - y - height:0.##} {width:0.##} {height:0.##} re f");

    private void Draw(FormattableString operators) => _content.Append(operators.ToString(CultureInfo.InvariantCulture)).Append('\n');
}

internal enum Alignment
{
    Left,
    Right,
    Centre,
}

/// <param name="Size">Points.</param>
/// <param name="Bold">Whether it is bold.</param>
/// <param name="Colour">Red, green and blue, 0 to 1 each, with blanks between them.</param>
/// <param name="Alignment">Which part of the text is at its place.</param>
internal sealed record TextStyle(double Size, bool Bold = false, string Colour = Colours.Ink, Alignment Alignment = Alignment.Left);

internal static class Colours
{
    public const string Ink = "0.13 0.15 0.2";
    public const string Faint = "0.45 0.48 0.53";
    public const string Rule = "0.85 0.87 0.9";
    public const string Band = "0.95 0.96 0.98";
    public const string Bar = "0.2 0.42 0.72";
}
