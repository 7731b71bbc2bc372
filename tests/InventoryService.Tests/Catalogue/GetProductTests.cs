using Grpc.Core;
using Platform.Contracts.Common.V1;

namespace InventoryService.Tests.Catalogue;

public sealed class GetProductTests(InventoryFixture service) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task A_product_has_its_price_and_what_is_available_everywhere()
    {
        var levels = (await service.Stock.CheckStockAsync(new() { ItemId = "PIZZ0001" }, service.Call)).Levels;

        var product = await service.Products.GetProductAsync(new() { ItemId = "PIZZ0001" }, service.Call);

        Assert.Equal(("Margherita Pizza", "mains"), (product.Name, product.Category));
        Assert.Equal(new Money { MinorUnits = 1250, Currency = "USD" }, product.Price);
        Assert.Equal(levels.Sum(level => level.Available), product.Available);
        Assert.NotEmpty(product.Description);
        Assert.NotNull(product.UpdatedAt);
    }

    [Fact]
    public async Task An_unknown_product_is_not_found()
    {
        var refusal = await InventoryFixture.RefusalOf(service.Products.GetProductAsync(new() { ItemId = "NONE0001" }, service.Call));

        Assert.Equal((StatusCode.NotFound, "PRODUCT_NOT_FOUND"), (refusal.Status, refusal.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("pizz0001")]
    [InlineData("PIZZ00011")]
    [InlineData("PIZZ0001\n")]
    [InlineData("PIZZ000\0")]
    [InlineData("PIZZ000١")]
    public async Task What_is_no_item_id_is_refused(string itemId)
    {
        Assert.Equal(["item_id"], await InventoryFixture.WrongFieldsOf(service.Products.GetProductAsync(new() { ItemId = itemId }, service.Call)));
    }
}
