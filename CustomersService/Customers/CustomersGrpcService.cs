using CustomersService.Data;
using Grpc.Core;
using ServiceDefaults.Intents;
using Wire = Platform.Contracts.Customers.V1;

namespace CustomersService.Customers;

internal sealed class CustomersGrpcService(
    GetCustomerHandler getCustomer,
    BatchGetCustomersHandler batchGetCustomers,
    LookupCustomerHandler lookupCustomer,
    ListCustomersHandler listCustomers,
    AddCustomerHandler addCustomer,
    UpdateCustomerHandler updateCustomer,
    DisableCustomerHandler disableCustomer,
    ActivateCustomerHandler activateCustomer,
    IntentLedger<CustomersDbContext> intents) : Wire.CustomerService.CustomerServiceBase
{
    public override async Task<Wire.Customer> GetCustomer(Wire.GetCustomerRequest request, ServerCallContext context) =>
        (await getCustomer.HandleAsync(new(request.CustomerId), context.CancellationToken)).ToWire();

    public override async Task<Wire.BatchGetCustomersResponse> BatchGetCustomers(Wire.BatchGetCustomersRequest request, ServerCallContext context) =>
        (await batchGetCustomers.HandleAsync(new(request.CustomerIds), context.CancellationToken)).ToWire();

    public override async Task<Wire.LookupCustomerResponse> LookupCustomer(Wire.LookupCustomerRequest request, ServerCallContext context) =>
        (await lookupCustomer.HandleAsync(request.ToQuery(), context.CancellationToken)).ToWire();

    public override async Task<Wire.ListCustomersResponse> ListCustomers(Wire.ListCustomersRequest request, ServerCallContext context) =>
        (await listCustomers.HandleAsync(request.ToQuery(), context.CancellationToken)).ToWire();

    public override Task<Wire.Customer> AddCustomer(Wire.AddCustomerRequest request, ServerCallContext context) => intents.RunAsync(
        request, async token => (await addCustomer.HandleAsync(new(request.Name, request.Email, request.Phone), token)).ToWire(), context.CancellationToken);

    public override Task<Wire.Customer> UpdateCustomer(Wire.UpdateCustomerRequest request, ServerCallContext context) => intents.RunAsync(
        request, async token => (await updateCustomer.HandleAsync(request.ToCommand(), token)).ToWire(), context.CancellationToken);

    public override Task<Wire.Customer> DisableCustomer(Wire.DisableCustomerRequest request, ServerCallContext context) => intents.RunAsync(
        request, async token => (await disableCustomer.HandleAsync(new(request.CustomerId), token)).ToWire(), context.CancellationToken);

    public override Task<Wire.Customer> ActivateCustomer(Wire.ActivateCustomerRequest request, ServerCallContext context) => intents.RunAsync(
        request, async token => (await activateCustomer.HandleAsync(new(request.CustomerId), token)).ToWire(), context.CancellationToken);
}
