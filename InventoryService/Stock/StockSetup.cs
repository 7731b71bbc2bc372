using ServiceDefaults.Options;

namespace InventoryService.Stock;

internal static class StockSetup
{
    public static void AddStock(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<StockOptions>();

        builder.Services.AddScoped<StockLedger>();
        builder.Services.AddScoped<StockDirectory>();
        builder.Services.AddScoped<CheckStockHandler>();
        builder.Services.AddScoped<SetStockHandler>();
        builder.Services.AddScoped<AdjustStockHandler>();
        builder.Services.AddScoped<ReserveStockHandler>();
        builder.Services.AddScoped<ConfirmReservationHandler>();
        builder.Services.AddScoped<ReleaseReservationHandler>();
        builder.Services.AddScoped<CompleteReservationHandler>();
        builder.Services.AddScoped<ShortageReport>();
        builder.Services.AddScoped<ExpireReservations>();
        builder.Services.AddHostedService<ReservationSweeper>();
    }

    public static void MapStock(this WebApplication app) => app.MapGrpcService<StockGrpcService>();
}
