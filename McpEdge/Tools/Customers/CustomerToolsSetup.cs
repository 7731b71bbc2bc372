namespace McpEdge.Tools.Customers;

internal static class CustomerToolsSetup
{
    public static IServiceCollection AddCustomerTools(this IServiceCollection services) => services
        .AddTool<CustomerLookup>()
        .AddTool<GetCustomer>()
        .AddTool<ListCustomers>()
        .AddTool<AddCustomer>()
        .AddTool<UpdateCustomer>()
        .AddTool<DisableCustomer>()
        .AddTool<ActivateCustomer>()
        .AddTool<CustomerDelete>();
}
