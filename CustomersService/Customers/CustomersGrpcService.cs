using Grpc.Core;
using Wire = Platform.Contracts.Customers.V1;

namespace CustomersService.Customers;

internal sealed class CustomersGrpcService(
    GetCustomerHandler getCustomer,
    LookupCustomerHandler lookupCustomer,
    ListCustomersHandler listCustomers,
    AddCustomerHandler addCustomer,
    UpdateCustomerHandler updateCustomer,
    DisableCustomerHandler disableCustomer,
    ActivateCustomerHandler activateCustomer) : Wire.CustomerService.CustomerServiceBase
{
    public override async Task<Wire.Customer> GetCustomer(Wire.GetCustomerRequest request, ServerCallContext context) =>
        (await getCustomer.HandleAsync(new(request.CustomerId), context.CancellationToken)).ToWire();

    public override async Task<Wire.LookupCustomerResponse> LookupCustomer(Wire.LookupCustomerRequest request, ServerCallContext context) =>
        (await lookupCustomer.HandleAsync(request.ToQuery(), context.CancellationToken)).ToWire();

    public override async Task<Wire.ListCustomersResponse> ListCustomers(Wire.ListCustomersRequest request, ServerCallContext context) =>
        (await listCustomers.HandleAsync(request.ToQuery(), context.CancellationToken)).ToWire();

    public override async Task<Wire.Customer> AddCustomer(Wire.AddCustomerRequest request, ServerCallContext context) =>
        (await addCustomer.HandleAsync(new(request.Name, request.Email, request.Phone), context.CancellationToken)).ToWire();

    public override async Task<Wire.Customer> UpdateCustomer(Wire.UpdateCustomerRequest request, ServerCallContext context) =>
        (await updateCustomer.HandleAsync(request.ToCommand(), context.CancellationToken)).ToWire();

    public override async Task<Wire.Customer> DisableCustomer(Wire.DisableCustomerRequest request, ServerCallContext context) =>
        (await disableCustomer.HandleAsync(new(request.CustomerId), context.CancellationToken)).ToWire();

    public override async Task<Wire.Customer> ActivateCustomer(Wire.ActivateCustomerRequest request, ServerCallContext context) =>
        (await activateCustomer.HandleAsync(new(request.CustomerId), context.CancellationToken)).ToWire();
}
