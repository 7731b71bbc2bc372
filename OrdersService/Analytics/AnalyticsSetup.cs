using ServiceDefaults.Options;

namespace OrdersService.Analytics;

internal static class AnalyticsSetup
{
    public static void AddAnalytics(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<AnalyticsOptions>();

        builder.Services.AddScoped<SalesReader>();
        builder.Services.AddScoped<GetSalesDataHandler>();
        builder.Services.AddScoped<GetAnalyticsHandler>();
        builder.Services.AddHostedService<FoldWorker>();
    }

    public static void MapAnalytics(this WebApplication app) => app.MapGrpcService<AnalyticsGrpcService>();
}
