using McpEdge.Speech;

namespace McpEdge.Tools.Catalogue;

/// <summary>How products are talked about.</summary>
internal static class ProductSpeech
{
    /// <summary>"I found twelve products for pizza; the first three are Margherita Pizza at twelve dollars and fifty cents, …."</summary>
    public static string Found(ProductSearchResult result, ProductSearchArguments asked)
    {
        var count = $"{SpokenNumber.Count(result.Total, "product")}{Wish(asked)}";
        var first = result.Products.Take(SpokenList.MostItems).Select(Priced).ToList();

        return (result.Products, asked.Cursor) switch
        {
            ([], null) => $"I found {count}.",
            ([], _) => $"There are no more, of {count}.",
            ([var only], null) when result.Total == 1 => $"I found {Priced(only)}, and {Available(only)}.",
            (_, null) when result.Total == first.Count => $"I found {count}: {SpokenList.Join(first)}.",
            (_, null) => $"I found {count}; the first {SpokenNumber.Cardinal(first.Count)} {Are(first)} {SpokenList.Join(first)}.",
            _ => $"Of {count}, the next {Are(first)} {SpokenList.Join(first)}.",
        };
    }

    private static string Are(List<string> things) => things.Count == 1 ? "is" : "are";

    private static string Priced(ProductView product) => $"{product.Name} at {product.Price.Say()}";

    private static string Available(ProductView product) => product.Available switch
    {
        0 => "it is sold out",
        1 => "one is available",
        var available => $"{SpokenNumber.Cardinal(available)} are available",
    };

    private static string Wish(ProductSearchArguments asked) => (asked.Query, asked.Category) switch
    {
        ({ } query, { } category) => $" for {query} in {category}",
        ({ } query, null) => $" for {query}",
        (null, { } category) => $" in {category}",
        _ => "",
    };
}
