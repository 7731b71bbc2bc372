namespace McpEdge.Tools.Catalogue;

internal static class CatalogueToolsSetup
{
    public static IServiceCollection AddCatalogueTools(this IServiceCollection services) => services
        .AddTool<ProductSearch>()
        .AddTool<UpdateMenuItem>();
}
