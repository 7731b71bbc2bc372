namespace InventoryService.Catalogue;

internal static class CatalogueSetup
{
    public static void AddCatalogue(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<SearchProductsHandler>();
        builder.Services.AddScoped<GetProductHandler>();
        builder.Services.AddScoped<GetProductsHandler>();
        builder.Services.AddScoped<UpdateProductHandler>();
    }

    public static void MapCatalogue(this WebApplication app) => app.MapGrpcService<CatalogueGrpcService>();
}
