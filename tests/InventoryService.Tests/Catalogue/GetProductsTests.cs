namespace InventoryService.Tests.Catalogue;

public sealed class GetProductsTests(InventoryFixture service) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task Known_products_come_once_in_the_order_asked()
    {
        Assert.Equal(["TOTE0001", "PIZZ0001", "KNIF0001"], await IdsOf("TOTE0001", "NONE0001", "PIZZ0001", "TOTE0001", "KNIF0001"));
        Assert.Empty(await IdsOf());
        Assert.Empty(await IdsOf("NONE0001"));
    }

    [Fact]
    public async Task Every_id_that_is_none_is_named()
    {
        var call = service.Products.GetProductsAsync(new() { ItemIds = { "PIZZ0001", "pizza", "" } }, service.Call);

        Assert.Equal(["item_ids[1]", "item_ids[2]"], await InventoryFixture.WrongFieldsOf(call));
    }

    [Fact]
    public async Task At_most_100_can_be_asked_for()
    {
        var call = service.Products.GetProductsAsync(new() { ItemIds = { Enumerable.Repeat("PIZZ0001", 101) } }, service.Call);

        Assert.Equal(["item_ids"], await InventoryFixture.WrongFieldsOf(call));
    }

    private async Task<IEnumerable<string>> IdsOf(params string[] ids) =>
        (await service.Products.GetProductsAsync(new() { ItemIds = { ids } }, service.Call)).Products.Select(product => product.ItemId);
}
