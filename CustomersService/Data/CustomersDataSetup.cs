using ServiceDefaults.Data;

namespace CustomersService.Data;

internal static class CustomersDataSetup
{
    public static void AddCustomersData(this IHostApplicationBuilder builder) =>
        builder.AddDatabase<CustomersDbContext>("customersdb", CustomersSeed.RunAsync);
}
