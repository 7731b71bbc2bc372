using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Platform.Contracts.Common.V1;
using Wire = Platform.Contracts.Inventory.V1;

namespace InventoryService.Tests.Catalogue;

public sealed class UpdateProductTests(InventoryFixture service) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task Only_the_fields_of_the_mask_change()
    {
        var before = await Read("MUGG0001");
        service.Clock.Advance(TimeSpan.FromMinutes(5));

        var after = await Call(new() { ItemId = "MUGG0001", Name = "ignored", Price = Dollars(1500) }, "price");

        var expected = before.Clone();
        (expected.Price, expected.UpdatedAt) = (Dollars(1500), Timestamp.FromDateTimeOffset(service.Clock.GetUtcNow()));
        Assert.Equal(expected, after);
        Assert.Equal(expected, await Read("MUGG0001"));
    }

    [Fact]
    public async Task Every_text_can_be_changed_and_is_found_at_once()
    {
        await Call(
            new() { ItemId = "PLAT0001", Name = " Crêpe Plate ", Description = "Flat.\nRound.", Category = "tableware" }, "name", "description", "category");

        var page = await service.Products.SearchProductsAsync(new() { Query = "crepe round", Category = "tableware" }, service.Call);
        Assert.Equal("Crêpe Plate", Assert.Single(page.Products).Name);
    }

    [Fact]
    public async Task A_description_can_be_emptied_and_a_price_can_be_nothing()
    {
        var after = await Call(new() { ItemId = "GLAS0001", Price = Dollars(0) }, "description", "price");

        Assert.Equal(("", 0L), (after.Description, after.Price.MinorUnits));
    }

    [Fact]
    public async Task The_same_values_again_change_nothing()
    {
        var before = await Read("BORD0001");
        service.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(before, await Call(new() { ItemId = "BORD0001", Name = before.Name, Price = before.Price }, "name", "price"));
    }

    [Fact]
    public async Task An_unknown_product_is_not_found()
    {
        var refusal = await InventoryFixture.RefusalOf(Call(new() { ItemId = "NONE0001", Name = "x" }, "name"));

        Assert.Equal((StatusCode.NotFound, "PRODUCT_NOT_FOUND"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task Nothing_but_texts_and_price_can_be_changed()
    {
        foreach (var path in (string[])["item_id", "available", "price.minor_units", "updated_at", "Name", "*", ""])
            Assert.Equal(["update_mask"], await InventoryFixture.WrongFieldsOf(Call(new() { ItemId = "PIZZ0001" }, path)));

        Assert.Equal(["update_mask"], await InventoryFixture.WrongFieldsOf(Call(new() { ItemId = "PIZZ0001" })));
    }

    [Theory]
    [InlineData(-1, "USD", "price.minor_units")]
    [InlineData(100_000_001, "USD", "price.minor_units")]
    [InlineData(1250, "EUR", "price.currency")]
    [InlineData(1250, "", "price.currency")]
    public async Task A_price_is_not_negative_and_in_the_currency_of_the_catalogue(long minorUnits, string currency, string field)
    {
        var call = Call(new() { ItemId = "PIZZ0001", Price = new() { MinorUnits = minorUnits, Currency = currency } }, "price");

        Assert.Equal([field], await InventoryFixture.WrongFieldsOf(call));
    }

    [Fact]
    public async Task All_that_is_wrong_is_named_at_once()
    {
        var request = new Wire.UpdateProductRequest { ItemId = "x", Name = " ", Description = new string('d', 2001), Category = "a\nb" };

        Assert.Equal(
            ["item_id", "update_mask", "name", "description", "category", "price"],
            await InventoryFixture.WrongFieldsOf(Call(request, "name", "description", "category", "price", "available")));
    }

    [Fact]
    public async Task Updates_of_different_fields_at_once_do_not_lose_one_another()
    {
        for (var round = 0; round < 20; round++)
        {
            await Task.WhenAll(
                Call(new() { ItemId = "TOTE0001", Name = $"Bag {round}" }, "name").ResponseAsync,
                Call(new() { ItemId = "TOTE0001", Description = $"Round {round}" }, "description").ResponseAsync,
                Call(new() { ItemId = "TOTE0001", Price = Dollars(1000 + round) }, "price").ResponseAsync);

            var after = await Read("TOTE0001");
            Assert.Equal(($"Bag {round}", $"Round {round}", 1000L + round), (after.Name, after.Description, after.Price.MinorUnits));
        }
    }

    private async Task<Wire.Product> Read(string itemId) => await service.Products.GetProductAsync(new() { ItemId = itemId }, service.Call);

    private AsyncUnaryCall<Wire.Product> Call(Wire.UpdateProductRequest request, params string[] mask)
    {
        request.UpdateMask = new FieldMask { Paths = { mask } };
        return service.Products.UpdateProductAsync(request, service.Call);
    }

    private static Money Dollars(long cents) => new() { MinorUnits = cents, Currency = "USD" };
}
