using System.Diagnostics;
using Grpc.Core;
using Platform.Contracts.Inventory.V1;

namespace ChangeDelay;

/// <summary>Changes one product after the other, always to something new.</summary>
internal sealed class ProductWriter(ProductService.ProductServiceClient products, string token)
{
    private readonly Metadata _headers = new() { { "x-service-token", token } };
    private long _text;

    /// <summary>The number of changes, all of which are committed when this returns.</summary>
    public async Task<int> WriteAsync(int rate, TimeSpan duration)
    {
        var items = (await products.SearchProductsAsync(new() { PageSize = 100 }, _headers)).Products.Select(product => product.ItemId).ToList();
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

    private async Task ChangeAsync(string itemId) => await products.UpdateProductAsync(
        new() { ItemId = itemId, Description = $"Text {Interlocked.Increment(ref _text)}", UpdateMask = new() { Paths = { "description" } } }, _headers);
}
