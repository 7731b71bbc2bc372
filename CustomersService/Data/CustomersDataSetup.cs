using ServiceDefaults.Data;
using ServiceDefaults.Intents;

namespace CustomersService.Data;

internal static class CustomersDataSetup
{
    public static void AddCustomersData(this IHostApplicationBuilder builder)
    {
        builder.AddDatabase<CustomersDbContext>("customersdb", CustomersSeed.RunAsync);
        builder.AddIntents<CustomersDbContext>();
    }
}
