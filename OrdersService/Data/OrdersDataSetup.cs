using Microsoft.Extensions.Options;
using OrdersService.Orders;
using ServiceDefaults.Data;
using ServiceDefaults.Intents;

namespace OrdersService.Data;

internal static class OrdersDataSetup
{
    public static void AddOrdersData(this IHostApplicationBuilder builder)
    {
        // The seeding runs outside the container; it needs the zone and the currency of the configuration all the same.
        var options = builder.Configuration.GetSection("Orders").Get<OrdersOptions>() ?? new();

        builder.AddDatabase<OrdersDbContext>(
            "ordersdb", (db, cancellationToken) => new OrdersSeed(new(Options.Create(options)), options.Currency).RunAsync(db, cancellationToken));
        builder.AddIntents<OrdersDbContext>();
    }
}
