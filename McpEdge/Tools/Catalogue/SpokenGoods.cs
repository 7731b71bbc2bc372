using McpEdge.Speech;

namespace McpEdge.Tools.Catalogue;

/// <summary>Numbers of products, as an assistant in a shop would say them.</summary>
internal static class SpokenGoods
{
    private static readonly string[] Sibilants = ["ss", "sh", "ch", "x", "z"];

    /// <summary>"one Espresso", "two Wine Glasses", "no Buffalo Wings".</summary>
    public static string Count(long quantity, string product) => SpokenNumber.Count(quantity, product, Plural(product));

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
