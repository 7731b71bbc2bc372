using McpEdge.Speech;
using McpEdge.Tools.Catalogue;

namespace McpEdge.Tools.Stock;

/// <summary>How stock is talked about.</summary>
internal static class StockSpeech
{
    /// <summary>"There are sixty Espressos available in all: forty at main, twenty at downtown and none at airport."</summary>
    public static string Say(InventoryCheckResult stock) => stock switch
    {
        { TotalAvailable: 0, Locations: [var only] } => $"{stock.Name} is sold out at {only.Location}.",
        { TotalAvailable: 0 } => $"{stock.Name} is sold out everywhere.",
        { Locations: [var only] } => $"{ThereAre(stock)} available at {only.Location}.",
        _ => $"{ThereAre(stock)} available in all: {SpokenList.Join([.. stock.Locations.Select(At)])}.",
    };

    /// <summary>"There are now fifty Espressos at main, and forty-eight are available."</summary>
    public static string Say(UpdateInventoryResult update)
    {
        var now = update.NewQuantity == 1 ? "There is now" : "There are now";
        var available = update.Available switch
        {
            0 => "none is",
            1 => "one is",
            var many => $"{SpokenNumber.Cardinal(many)} are",
        };

        return $"{now} {SpokenGoods.Count(update.NewQuantity, update.Name)} at {update.Location}, and {available} available.";
    }

    /// <summary>"add five Espressos at main, where forty are on hand"; of delta and quantity one is given.</summary>
    public static string Change(string product, string location, long onHand, long? delta, long? quantity)
    {
        var change = delta switch
        {
            null => $"set the stock of {product} at {location} to {SpokenNumber.Cardinal(quantity ?? 0)}",
            < 0 => $"take away {SpokenGoods.Count(-delta.Value, product)} at {location}",
            _ => $"add {SpokenGoods.Count(delta.Value, product)} at {location}",
        };

        return $"{change}, where {SpokenNumber.Cardinal(onHand)} {(onHand == 1 ? "is" : "are")} on hand";
    }

    private static string ThereAre(InventoryCheckResult stock) =>
        $"{(stock.TotalAvailable == 1 ? "There is" : "There are")} {SpokenGoods.Count(stock.TotalAvailable, stock.Name)}";

    private static string At(StockAtLocation place) =>
        $"{(place.Available == 0 ? "none" : SpokenNumber.Cardinal(place.Available))} at {place.Location}";
}
