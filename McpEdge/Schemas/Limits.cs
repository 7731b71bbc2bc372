using System.Globalization;
using McpEdge.Speech;

namespace McpEdge.Schemas;

/// <summary>Bounds of an argument in words.</summary>
internal static class Limits
{
    private static readonly Phrase Number = new("must be {0}", "muss {0} sein", "doit être {0}");
    private static readonly Phrase Characters = new("must have {0} characters", "muss {0} Zeichen haben", "doit avoir {0} caractères");
    private static readonly Phrase Items = new("must have {0} items", "muss {0} Einträge haben", "doit avoir {0} éléments");
    private static readonly Phrase AtMost = new("at most {0}", "höchstens {0}", "au plus {0}");
    private static readonly Phrase AtLeast = new("at least {0}", "mindestens {0}", "au moins {0}");
    private static readonly Phrase Between = new("{0} to {1}", "{0} bis {1}", "{0} à {1}");

    /// <summary>"must be 1 to 50".</summary>
    public static Wording OfNumber(ArgumentSchema schema) => Number.With(Bounds(schema));

    /// <summary>"must have 1 to 200 characters".</summary>
    public static Wording OfText(ArgumentSchema schema) => Characters.With(Bounds(schema));

    /// <summary>"must have 1 to 50 items".</summary>
    public static Wording OfList(ArgumentSchema schema) => Items.With(Bounds(schema));

    private static Wording Bounds(ArgumentSchema schema) => (Say(schema.Least), Say(schema.Most)) switch
    {
        (null, { } most) => AtMost.With(most),
        ({ } least, null) => AtLeast.With(least),
        var (least, most) => Between.With(least ?? "", most ?? ""),
    };

    private static string? Say(decimal? bound) => bound?.ToString("#,0.####", CultureInfo.InvariantCulture);
}
