namespace McpEdge.Tools.Customers;

internal static class CustomerToolsSetup
{
    public static IServiceCollection AddCustomerTools(this IServiceCollection services) => services
        .AddSingleton<CustomerReader>()
        .AddTool<CustomerLookup>()
        .AddTool<GetCustomer>()
        .AddTool<ListCustomers>()
        .AddTool<AddCustomer>()
        .AddTool<UpdateCustomer>()
        .AddTool<DisableCustomer>()
        .AddTool<ActivateCustomer>()
        .AddTool<CustomerDelete>();
}
