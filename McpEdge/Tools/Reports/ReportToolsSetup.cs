namespace McpEdge.Tools.Reports;

internal static class ReportToolsSetup
{
    public static IServiceCollection AddReportTools(this IServiceCollection services) => services
        .AddTool<GenerateReport>()
        .AddTool<ReportStatus>();
}
