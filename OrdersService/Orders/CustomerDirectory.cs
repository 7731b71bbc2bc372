using Grpc.Core;
using Wire = Platform.Contracts.Customers.V1;

namespace OrdersService.Orders;

/// <summary>Who orders, as an order remembers it.</summary>
internal sealed record OrderCustomer(Guid Id, long Number, string Name, bool IsActive);

/// <summary>Asks the customers' service.</summary>
internal sealed class CustomerDirectory(Wire.CustomerService.CustomerServiceClient client)
{
    /// <summary>Null when there is no such customer.</summary>
    /// <param name="reference">UUID or number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<OrderCustomer?> FindAsync(string reference, CancellationToken cancellationToken)
    {
        try
        {
            var customer = await client.GetCustomerAsync(new() { CustomerId = reference }, cancellationToken: cancellationToken);

            return new(Guid.Parse(customer.Id), customer.Number, customer.Name, customer.Status == Wire.CustomerStatus.Active);
        }
        catch (RpcException refusal) when (refusal.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }
}
