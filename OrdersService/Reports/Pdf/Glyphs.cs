namespace OrdersService.Reports.Pdf;

/// <summary>A character of the standard font: what PDF calls it, and how wide it is in thousandths of the font's size.</summary>
internal sealed record Glyph(string Name, int Width, int BoldWidth);

/// <summary>
/// The Latin letters of Helvetica, which every PDF reader has (ISO 32000-1, 9.6.2.2); names by the Adobe Glyph List, widths by Adobe's
/// metrics of the font. ASCII and what the languages of Europe in Latin letters need.
/// </summary>
internal static class Glyphs
{
    public const char First = ' ';
    public const char Last = '~';

    // From the blank to the tilde.
    private static readonly int[] Widths =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278,
        584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667,
        944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556,
        333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    private static readonly int[] BoldWidths =
    [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333,
        584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667,
        944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611,
        389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
    ];

    // Each accented letter followed by its plain one, which it is as wide as.
    private static readonly (string Accent, string Letters)[] Accented =
    [
        ("grave", "ÀAÈEÌIÒOÙUàaèeìiòoùu"),
        ("acute", "ÁAĆCÉEÍIĹLŃNÓOŔRŚSÚUÝYŹZáaćcéeíiĺlńnóoŕrśsúuýyźz"),
        ("circumflex", "ÂAÊEÎIÔOÛUâaêeîiôoûu"),
        ("tilde", "ÃAÑNÕOãañnõo"),
        ("dieresis", "ÄAËEÏIÖOÜUŸYäaëeïiöoüuÿy"),
        ("ring", "ÅAŮUåaůu"),
        ("cedilla", "ÇCŞSçcşs"),
        ("caron", "ČCĎDĚEŇNŘRŠSŤTŽZčcďděeňnřršsťtžz"),
        ("ogonek", "ĄAĘEĮIŲUąaęeįiųu"),
        ("macron", "ĀAĒEĪIŌOŪUāaēeīiōoūu"),
        ("dotaccent", "ĖEİIŻZėeżz"),
        ("hungarumlaut", "ŐOŰUőoűu"),
        ("breve", "ĂAĞGăağg"),
        ("commaaccent", "ŢTţt"),
    ];

    private static readonly (char Character, string Name, int Width, int BoldWidth)[] Others =
    [
        ('\u00A0', "space", 278, 278), ('¡', "exclamdown", 333, 333), ('£', "sterling", 556, 556), ('¥', "yen", 556, 556),
        ('§', "section", 556, 556), ('°', "degree", 400, 400), ('·', "periodcentered", 278, 278), ('¿', "questiondown", 611, 611),
        ('×', "multiply", 584, 584), ('Æ', "AE", 1000, 1000), ('æ', "ae", 889, 889), ('Ø', "Oslash", 778, 778), ('ø', "oslash", 611, 611),
        ('Œ', "OE", 1000, 1000), ('œ', "oe", 944, 944), ('ß', "germandbls", 611, 611), ('Ł', "Lslash", 556, 611), ('ł', "lslash", 222, 278),
        ('Đ', "Dcroat", 722, 722), ('đ', "dcroat", 556, 611), ('Ð', "Eth", 722, 722), ('ð', "eth", 556, 611), ('Þ', "Thorn", 667, 667),
        ('þ', "thorn", 556, 611), ('ı', "dotlessi", 278, 278), ('€', "Euro", 556, 556), ('–', "endash", 556, 556), ('—', "emdash", 1000, 1000),
        ('‘', "quoteleft", 222, 278), ('’', "quoteright", 222, 278), ('“', "quotedblleft", 333, 500), ('”', "quotedblright", 333, 500),
        ('…', "ellipsis", 1000, 1000),
    ];

    private static readonly Dictionary<char, Glyph> Known =
        Others.ToDictionary(other => other.Character, other => new Glyph(other.Name, other.Width, other.BoldWidth));

    static Glyphs()
    {
        foreach (var (accent, letters) in Accented)
        {
            for (var index = 0; index < letters.Length; index += 2)
                Known[letters[index]] = new(letters[index + 1] + accent, Of(letters[index + 1])!.Width, Of(letters[index + 1])!.BoldWidth);
        }
    }

    /// <summary>Null: the font has no such character.</summary>
    public static Glyph? Of(char character) => character is >= First and <= Last
        ? new("", Widths[character - First], BoldWidths[character - First])
        : Known.GetValueOrDefault(character);
}
