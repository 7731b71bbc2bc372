using System.Text;

namespace OrdersService.Reports.Pdf;

/// <summary>
/// Helvetica, upright and bold, with the characters that a document uses: ASCII at its own codes, any other at the next free one.
/// A character that the font has not, or for which no code is left, becomes a question mark.
/// </summary>
internal sealed class PdfFont
{
    private const int FirstFree = 128;
    private const int LastFree = 255;
    private const char Unknown = '?';

    private readonly List<char> _others = [];

    /// <summary>The text as a PDF string in hexadecimal digits.</summary>
    public string Encode(string text)
    {
        var hex = new StringBuilder("<");

        foreach (var character in text)
            hex.Append(CodeOf(character).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));

        return hex.Append('>').ToString();
    }

    /// <summary>Width in points.</summary>
    public static double Width(string text, double size, bool bold)
    {
        var width = 0;

        foreach (var character in text)
        {
            var glyph = Glyphs.Of(character) ?? Glyphs.Of(Unknown)!;
            width += bold ? glyph.BoldWidth : glyph.Width;
        }

        return width * size / 1000;
    }

    /// <summary>The text, shortened until it fits.</summary>
    public static string Fit(string text, double size, bool bold, double width)
    {
        if (Width(text, size, bold) <= width)
            return text;

        var length = text.Length;

        while (length > 0 && Width(text[..length] + "…", size, bold) > width)
            length--;

        return text[..length].TrimEnd() + "…";
    }

    /// <summary>Adds both fonts to the file; to be called when all text is encoded.</summary>
    public (int Regular, int Bold) AddTo(PdfFile file)
    {
        var names = string.Join(' ', _others.Select(character => $"/{Glyphs.Of(character)!.Name}"));
        var differences = _others.Count == 0 ? "" : $" /Differences [{FirstFree} {names}]";
        var encoding = file.Add($"<< /Type /Encoding /BaseEncoding /WinAnsiEncoding{differences} >>");

        return (Add(file, "Helvetica", encoding, glyph => glyph.Width), Add(file, "Helvetica-Bold", encoding, glyph => glyph.BoldWidth));
    }

    private int Add(PdfFile file, string name, int encoding, Func<Glyph, int> width)
    {
        var used = Enumerable.Range(Glyphs.First, FirstFree - Glyphs.First).Select(code => (char)code).Concat(_others);
        var widths = string.Join(' ', used.Select(character => Glyphs.Of(character) is { } glyph ? width(glyph) : 0));

        return file.Add(
            $"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding {encoding} 0 R /FirstChar {(int)Glyphs.First} "
            + $"/LastChar {FirstFree - 1 + _others.Count} /Widths [{widths}] >>");
    }

    private int CodeOf(char character)
    {
        if (character is >= Glyphs.First and <= Glyphs.Last)
            return character;

        var index = _others.IndexOf(character);

        if (index < 0 && Glyphs.Of(character) is not null && FirstFree + _others.Count <= LastFree)
        {
            index = _others.Count;
            _others.Add(character);
        }

        return index < 0 ? Unknown : FirstFree + index;
    }
}
