using McpEdge.Speech;
using McpEdge.Tests.Speech;
using McpEdge.Tools.Stock;

namespace McpEdge.Tests.Tools.Stock;

public sealed class StockSpeechTests
{
    [Fact]
    public void One_location_is_said_with_its_number() =>
        Assert.Equal("There are forty Espressos available at main.", StockSpeech.Say(Stock(("main", 40)), SpokenLanguage.English));

    [Fact]
    public void One_unit_is_one() => Assert.Equal("There is one Espresso available at main.", StockSpeech.Say(Stock(("main", 1)), SpokenLanguage.English));

    [Fact]
    public void All_locations_are_said_with_the_sum() =>
        Assert.Equal(
            "There are sixty Espressos available in all: none at airport, twenty at downtown and forty at main.",
            StockSpeech.Say(Stock(("airport", 0), ("downtown", 20), ("main", 40)), SpokenLanguage.English));

    [Fact]
    public void Many_locations_are_counted() =>
        Assert.EndsWith("one at c and two more.", StockSpeech.Say(Stock(("a", 1), ("b", 1), ("c", 1), ("d", 1), ("e", 1)), SpokenLanguage.English), StringComparison.Ordinal);

    [Fact]
    public void Sold_out_is_said_for_the_place_that_was_asked() =>
        Assert.Equal("Espresso is sold out at airport.", StockSpeech.Say(Stock(("airport", 0)), SpokenLanguage.English));

    [Fact]
    public void Sold_out_everywhere_is_said_once() =>
        Assert.Equal("Espresso is sold out everywhere.", StockSpeech.Say(Stock(("airport", 0), ("main", 0)), SpokenLanguage.English));

    [Theory]
    [InlineData(50, 48, "There are now fifty Espressos at main, and forty-eight are available.")]
    [InlineData(1, 1, "There is now one Espresso at main, and one is available.")]
    [InlineData(0, 0, "There are now no Espressos at main, and none is available.")]
    public void An_update_says_what_there_is_now(long quantity, long available, string said) =>
        Assert.Equal(said, StockSpeech.Say(new UpdateInventoryResult
        {
            ItemId = "COFF0001",
            Name = "Espresso",
            Location = "main",
            NewQuantity = quantity,
            Available = available,
            Status = "updated",
        }, SpokenLanguage.English));

    [Theory]
    [InlineData("de", "Insgesamt verfügbar: Espresso, einundachtzig Stück, davon nichts am Standort airport und einundachtzig Stück am Standort main.")]
    [InlineData("fr", "Disponible en tout : Espresso, quatre-vingt-une unités, dont rien à airport et quatre-vingt-une unités à main.")]
    public void Units_have_their_gender(string language, string said) =>
        Assert.Equal(said, StockSpeech.Say(Stock(("airport", 0), ("main", 81)), Languages.Of(language)));

    private static InventoryCheckResult Stock(params (string Location, long Available)[] places) => new()
    {
        ItemId = "COFF0001",
        Name = "Espresso",
        TotalAvailable = places.Sum(place => place.Available),
        Locations =
        [
            .. places.Select(place => new StockAtLocation
            {
                Location = place.Location,
                OnHand = place.Available,
                Reserved = 0,
                Committed = 0,
                Available = place.Available,
            }),
        ],
    };
}
