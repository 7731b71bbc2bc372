using McpEdge.Speech;

namespace McpEdge.Tools.Catalogue;

/// <summary>Numbers of products, as an assistant in a shop would say them.</summary>
internal static class SpokenGoods
{
    // German and French count servings, because a product's gender and plural are not known.
    private static readonly Counted Times = new(
        new("no times", "once", "times"), new("nullmal", "einmal", "Mal", Gender.Neuter), new("zéro fois", "une fois", "fois", Gender.Feminine));

    private static readonly string[] Sibilants = ["ss", "sh", "ch", "x", "z"];

    /// <summary>"two Wine Glasses", "zwei Mal Wine Glass", "deux fois Wine Glass".</summary>
    public static string Count(long quantity, string product, SpokenLanguage language) => language == SpokenLanguage.English
        ? Count(quantity, product)
        : $"{Times.In(language, quantity)} {product}";

    /// <summary>"one Espresso", "two Wine Glasses", "no Buffalo Wings".</summary>
    public static string Count(long quantity, string product)
    {
        var plural = Plural(product);
        return SpokenLanguage.English.Count(quantity, new($"no {plural}", $"one {product}", plural));
    }

    // Names are data, so this only covers endings that would be jarring when they are wrong.
    private static string Plural(string product)
    {
        if (product.Length < 2 || !char.IsAsciiLetterLower(product[^1]))
        {
            return product;
        }

        return product switch
        {
            _ when Sibilants.Any(ending => product.EndsWith(ending, StringComparison.Ordinal)) => product + "es",
            [.., 's'] => product,
            [.., 'n', 'i', 'f', 'e'] => product[..^2] + "ves",
            [.., var before, 'y'] when !"aeiou".Contains(before) => product[..^1] + "ies",
            _ => product + "s",
        };
    }
}
