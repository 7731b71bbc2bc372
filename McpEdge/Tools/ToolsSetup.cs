using McpEdge.Tools.Analytics;
using McpEdge.Tools.Catalogue;
using McpEdge.Tools.Customers;
using McpEdge.Tools.Feedback;
using McpEdge.Tools.Orders;
using McpEdge.Tools.Reports;
using McpEdge.Tools.Stock;

namespace McpEdge.Tools;

/// <summary>Registers the tools; the order here is the order of the list that agents see.</summary>
internal static class ToolsSetup
{
    public static void AddTools(this IHostApplicationBuilder builder)
    {
        builder.AddServiceClients();
        builder.Services.AddCustomerTools();
        builder.Services.AddCatalogueTools();
        builder.Services.AddStockTools();
        builder.AddOrderTools();
        builder.Services.AddAnalyticsTools();
        builder.Services.AddReportTools();
        builder.Services.AddFeedbackTools();
        builder.Services.AddTool<HealthCheckTool>();
        builder.Services.AddSingleton<ToolCatalogue>();
    }

    public static IServiceCollection AddTool<TTool>(this IServiceCollection services)
        where TTool : Tool => services.AddSingleton<Tool, TTool>();
}
