namespace McpEdge.Tools.Analytics;

internal static class AnalyticsToolsSetup
{
    public static IServiceCollection AddAnalyticsTools(this IServiceCollection services) => services
        .AddTool<GetSalesData>()
        .AddTool<GetAnalytics>();
}
