using McpEdge.Tools.Catalogue;

namespace McpEdge.Tests.Tools.Catalogue;

public sealed class SpokenGoodsTests
{
    [Theory]
    [InlineData(0, "Espresso", "no Espressos")]
    [InlineData(1, "Espresso", "one Espresso")]
    [InlineData(2, "Espresso", "two Espressos")]
    [InlineData(2, "Wine Glass", "two Wine Glasses")]
    [InlineData(3, "Buffalo Wings", "three Buffalo Wings")]
    [InlineData(2, "Chef's Knife", "two Chef's Knives")]
    [InlineData(2, "Wildflower Honey", "two Wildflower Honeys")]
    [InlineData(2, "Berry", "two Berries")]
    [InlineData(2, "Box", "two Boxes")]
    [InlineData(2, "Latte", "two Lattes")]
    [InlineData(2, "Gin & Tonic 7", "two Gin & Tonic 7")]
    [InlineData(2, "", "two ")]
    public void Goods_are_counted_in_words(long quantity, string product, string said) =>
        Assert.Equal(said, SpokenGoods.Count(quantity, product));
}
