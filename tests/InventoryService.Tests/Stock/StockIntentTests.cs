using Google.Protobuf;
using Grpc.Core;
using Npgsql;
using Platform.Contracts.Inventory.V1;

namespace InventoryService.Tests.Stock;

/// <summary>Writes that carry an intent key.</summary>
public sealed class StockIntentTests(InventoryFixture service) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task The_same_intent_at_once_at_two_replicas_adjusts_once_and_all_get_its_answer()
    {
        await service.HasStock("PIZZ0001", "main", 10);
        await using var replica = await service.StartAsync(service.Clock);
        StockService.StockServiceClient[] doors = [service.Stock, new(replica.Channel)];
        var request = new AdjustStockRequest { ItemId = "PIZZ0001", Location = "main", Delta = 5, IntentKey = "five-more" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => doors[number % 2].AdjustStockAsync(request, service.Call).ResponseAsync));
        var later = await service.Stock.AdjustStockAsync(request, service.Call);

        Assert.All(answers.Append(later), answer => Assert.Equal(answers[0], answer));
        Assert.Equal(15, (await service.Read("PIZZ0001")).OnHand);
    }

    [Fact]
    public async Task A_repeated_compare_and_swap_gets_its_first_answer_and_not_a_refusal()
    {
        await service.HasStock("PIZZ0002", "main", 10);
        var request = new SetStockRequest { ItemId = "PIZZ0002", Location = "main", OnHand = 12, ExpectedOnHand = 10, IntentKey = "counted" };

        var first = await service.Stock.SetStockAsync(request, service.Call);

        Assert.Equal(first, await service.Stock.SetStockAsync(request, service.Call));
    }

    [Fact]
    public async Task The_key_of_another_request_is_refused_and_changes_nothing()
    {
        var request = new AdjustStockRequest { ItemId = "BURG0001", Location = "main", Delta = 5, IntentKey = "mine" };
        var level = await service.Stock.AdjustStockAsync(request, service.Call);

        request.Delta = 6;
        var other = await InventoryFixture.RefusalOf(service.Stock.AdjustStockAsync(request, service.Call));
        var otherCall = await InventoryFixture.RefusalOf(
            service.Stock.SetStockAsync(new() { ItemId = "BURG0001", Location = "main", OnHand = 1, IntentKey = "mine" }, service.Call));

        Assert.All([other, otherCall], refusal => Assert.Equal((StatusCode.AlreadyExists, "INTENT_KEY_REUSED"), (refusal.Status, refusal.Code)));
        Assert.Equal(level.OnHand, (await service.Read("BURG0001")).OnHand);
    }

    [Fact]
    public async Task A_refused_request_leaves_its_key_free()
    {
        await service.HasStock("BURG0002", "main", 3);
        var request = new AdjustStockRequest { ItemId = "BURG0002", Location = "main", Delta = -5, IntentKey = "five-less" };
        Assert.Equal("BELOW_RESERVED", (await InventoryFixture.RefusalOf(service.Stock.AdjustStockAsync(request, service.Call))).Code);
        Assert.Equal(["item_id"], await InventoryFixture.WrongFieldsOf(service.Stock.AdjustStockAsync(
            new() { ItemId = "?", Location = "main", Delta = 1, IntentKey = "five-less" }, service.Call)));

        await service.HasStock("BURG0002", "main", 8);

        Assert.Equal(3, (await service.Stock.AdjustStockAsync(request, service.Call)).OnHand);
    }

    [Fact]
    public async Task A_product_is_changed_once_per_intent()
    {
        var request = new UpdateProductRequest
        {
            ItemId = "MUGG0001",
            Name = "Tall Mug",
            UpdateMask = new() { Paths = { "name" } },
            IntentKey = "rename",
        };
        var first = await service.Products.UpdateProductAsync(request, service.Call);
        await service.Products.UpdateProductAsync(new() { ItemId = "MUGG0001", Name = "Short Mug", UpdateMask = request.UpdateMask }, service.Call);

        Assert.Equal(first, await service.Products.UpdateProductAsync(request, service.Call));
        Assert.Equal("Short Mug", (await service.Products.GetProductAsync(new() { ItemId = "MUGG0001" }, service.Call)).Name);
    }

    [Theory]
    [InlineData("line\nbreak")]
    [InlineData("clé")]
    [InlineData(null)]
    public async Task What_is_no_key_is_refused(string? key)
    {
        var request = new AdjustStockRequest { ItemId = "PIZZ0001", Location = "main", Delta = 5, IntentKey = key ?? new string('x', 201) };

        Assert.Equal(["intent_key"], await InventoryFixture.WrongFieldsOf(service.Stock.AdjustStockAsync(request, service.Call)));
    }

    [Fact]
    public async Task Old_intents_are_forgotten_when_new_ones_come()
    {
        await using var source = NpgsqlDataSource.Create(service.ConnectionString);
        // Those of other tests are older, and each new one takes only two away.
        await using (var others = source.CreateCommand("DELETE FROM intents"))
            await others.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        await Adjust("old-1");
        await Adjust("old-2");
        service.Clock.Advance(TimeSpan.FromDays(8));
        await Adjust("new-1");
        await Adjust("new-2");

        await using var command = source.CreateCommand("SELECT count(*) FROM intents WHERE key LIKE 'old-%'");
        Assert.Equal(0L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    private async Task<IMessage> Adjust(string key) =>
        await service.Stock.AdjustStockAsync(new() { ItemId = "TOTE0001", Location = "main", Delta = 1, IntentKey = key }, service.Call);
}
