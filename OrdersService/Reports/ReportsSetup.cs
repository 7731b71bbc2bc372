using OrdersService.Reports.Content;
using ServiceDefaults.Options;

namespace OrdersService.Reports;

internal static class ReportsSetup
{
    public static void AddReports(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<ReportsOptions>();

        builder.Services.AddScoped<GenerateReportHandler>();
        builder.Services.AddScoped<GetReportHandler>();
        builder.Services.AddScoped<DownloadReportHandler>();
        builder.Services.AddScoped<ReportQueue>();
        builder.Services.AddScoped<ReportMaker>();
        builder.Services.AddScoped<StockList>();
        builder.Services.AddScoped<SalesReport>();
        builder.Services.AddScoped<InventoryReport>();
        builder.Services.AddScoped<CustomerReport>();
        builder.Services.AddSingleton<ReportWorker>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ReportWorker>());
    }

    public static void MapReports(this WebApplication app) => app.MapGrpcService<ReportsGrpcService>();
}
