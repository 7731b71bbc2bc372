using Grpc.Core;
using Wire = Platform.Contracts.Customers.V1;

namespace CustomersService.Tests.Customers;

public sealed class DisableCustomerTests(CustomersFixture service) : IClassFixture<CustomersFixture>
{
    [Fact]
    public async Task Disabling_twice_is_the_same_as_once()
    {
        var customer = await service.HasCustomer();
        service.Clock.Advance(TimeSpan.FromMinutes(5));

        var once = await service.Client.DisableCustomerAsync(new() { CustomerId = customer.Id }, service.Call);
        service.Clock.Advance(TimeSpan.FromMinutes(5));
        var twice = await service.Client.DisableCustomerAsync(new() { CustomerId = $"{customer.Number}" }, service.Call);

        Assert.Equal(Wire.CustomerStatus.Disabled, once.Status);
        Assert.True(once.UpdatedAt > customer.UpdatedAt);
        Assert.Equal(once, twice);
        Assert.Equal(once, await service.Read(customer.Id));
    }

    [Fact]
    public async Task An_unknown_customer_is_not_found()
    {
        var refusal = await CustomersFixture.RefusalOf(service.Client.DisableCustomerAsync(new() { CustomerId = "4711" }, service.Call));

        Assert.Equal((StatusCode.NotFound, "CUSTOMER_NOT_FOUND"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task What_is_neither_id_nor_number_is_refused()
    {
        Assert.Equal(["customer_id"], await CustomersFixture.WrongFieldsOf(service.Client.DisableCustomerAsync(new(), service.Call)));
    }
}
