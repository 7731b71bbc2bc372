using CustomersService.Hearing;
using ServiceDefaults.Options;

namespace CustomersService.Customers;

internal static class CustomersSetup
{
    public static void AddCustomers(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<CustomersOptions>();

        builder.Services.AddScoped<CustomerFields>();
        builder.Services.AddScoped<CustomerWriter>();
        builder.Services.AddScoped<CandidateSearch>();
        builder.Services.AddScoped<GetCustomerHandler>();
        builder.Services.AddScoped<BatchGetCustomersHandler>();
        builder.Services.AddScoped<LookupCustomerHandler>();
        builder.Services.AddScoped<ListCustomersHandler>();
        builder.Services.AddScoped<AddCustomerHandler>();
        builder.Services.AddScoped<UpdateCustomerHandler>();
        builder.Services.AddScoped<DisableCustomerHandler>();
        builder.Services.AddScoped<ActivateCustomerHandler>();
    }

    public static void MapCustomers(this WebApplication app) => app.MapGrpcService<CustomersGrpcService>();
}
