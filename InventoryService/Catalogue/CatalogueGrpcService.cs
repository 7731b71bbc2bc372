using Grpc.Core;
using InventoryService.Data;
using ServiceDefaults.Intents;
using Wire = Platform.Contracts.Inventory.V1;

namespace InventoryService.Catalogue;

internal sealed class CatalogueGrpcService(
    SearchProductsHandler searchProducts,
    GetProductHandler getProduct,
    GetProductsHandler getProducts,
    UpdateProductHandler updateProduct,
    IntentLedger<InventoryDbContext> intents) : Wire.ProductService.ProductServiceBase
{
    public override async Task<Wire.SearchProductsResponse> SearchProducts(Wire.SearchProductsRequest request, ServerCallContext context)
    {
        var page = await searchProducts.HandleAsync(
            new(request.Query, request.Category, request.PageSize, request.PageToken), context.CancellationToken);

        return new() { Products = { page.Products.Select(row => row.ToWire()) }, NextPageToken = page.NextPageToken, TotalSize = page.TotalSize };
    }

    public override async Task<Wire.Product> GetProduct(Wire.GetProductRequest request, ServerCallContext context) =>
        (await getProduct.HandleAsync(new(request.ItemId), context.CancellationToken)).ToWire();

    public override async Task<Wire.GetProductsResponse> GetProducts(Wire.GetProductsRequest request, ServerCallContext context)
    {
        var products = await getProducts.HandleAsync(new(request.ItemIds), context.CancellationToken);

        return new() { Products = { products.Select(row => row.ToWire()) } };
    }

    public override Task<Wire.Product> UpdateProduct(Wire.UpdateProductRequest request, ServerCallContext context) => intents.RunAsync(
        request, async token => (await updateProduct.HandleAsync(request.ToCommand(), token)).ToWire(), context.CancellationToken);
}
