using McpEdge.Resources.Approvals;
using McpEdge.Resources.Customers;
using McpEdge.Resources.Menu;
using McpEdge.Resources.Orders;
using McpEdge.Resources.Schema;
using ModelContextProtocol.Server;

namespace McpEdge.Resources;

/// <summary>Registers the resources; the order here is the order of the lists.</summary>
internal static class ResourcesSetup
{
    public static void AddResources(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IResource, MenuItems>();
        builder.Services.AddSingleton<IResource, LiveOrders>();
        builder.Services.AddSingleton<IResource, DatabaseSchema>();
        builder.Services.AddSingleton<IResource, MenuItem>();
        builder.Services.AddSingleton<IResource, OrdersOfDay>();
        builder.Services.AddSingleton<IResource, OrderByNumber>();
        builder.Services.AddSingleton<IResource, CustomerByNumber>();
        builder.Services.AddSingleton<IResource, ApprovalByReference>();
        builder.Services.AddSingleton<ResourceCatalogue>();
        builder.Services.AddSingleton<ResourceHandlers>();
        builder.Services.AddOptions<McpServerOptions>().Configure<ResourceHandlers>((server, resources) =>
        {
            server.Handlers.ListResourcesHandler = resources.ListAsync;
            server.Handlers.ListResourceTemplatesHandler = resources.ListTemplatesAsync;
            server.Handlers.ReadResourceHandler = resources.ReadAsync;
        });
    }
}
