using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Platform.Contracts.Inventory.V1;

namespace ChangeDelay;

/// <summary>Adds a unit to the stock of one product after the other.</summary>
internal sealed class StockWriter(GrpcChannel channel, string token)
{
    private readonly Metadata _headers = new() { { "x-service-token", token } };
    private readonly ProductService.ProductServiceClient _products = new(channel);
    private readonly StockService.StockServiceClient _stock = new(channel);

    /// <summary>The number of changes, all of which are committed when this returns.</summary>
    public async Task<int> WriteAsync(int rate, TimeSpan duration)
    {
        var items = (await _products.SearchProductsAsync(new() { PageSize = 100 }, _headers)).Products.Select(product => product.ItemId).ToList();
        var calls = new List<Task>();
        var start = Stopwatch.GetTimestamp();

        for (var due = TimeSpan.Zero; due < duration; due += TimeSpan.FromSeconds(1.0 / rate))
        {
            var early = due - Stopwatch.GetElapsedTime(start);

            if (early > TimeSpan.Zero)
                await Task.Delay(early);

            calls.Add(ChangeAsync(items[calls.Count % items.Count]));
        }

        await Task.WhenAll(calls);
        return calls.Count;
    }

    private async Task ChangeAsync(string itemId) =>
        await _stock.AdjustStockAsync(new() { ItemId = itemId, Location = "main", Delta = 1 }, _headers);
}
