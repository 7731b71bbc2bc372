using Grpc.Core;
using Wire = Platform.Contracts.Customers.V1;

namespace CustomersService.Tests.Customers;

public sealed class ActivateCustomerTests(CustomersFixture service) : IClassFixture<CustomersFixture>
{
    [Fact]
    public async Task Activating_undoes_disabling_and_twice_is_the_same_as_once()
    {
        var customer = await service.HasCustomer();
        await service.Client.DisableCustomerAsync(new() { CustomerId = customer.Id }, service.Call);

        var once = await service.Client.ActivateCustomerAsync(new() { CustomerId = customer.Id }, service.Call);
        service.Clock.Advance(TimeSpan.FromMinutes(5));
        var twice = await service.Client.ActivateCustomerAsync(new() { CustomerId = customer.Id }, service.Call);

        Assert.Equal(Wire.CustomerStatus.Active, once.Status);
        Assert.Equal(once, twice);
        Assert.Equal(once, await service.Read(customer.Id));
    }

    [Fact]
    public async Task Many_who_disable_and_activate_at_once_all_get_an_answer()
    {
        var customer = await service.HasCustomer();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async number => number % 2 == 0
            ? await service.Client.DisableCustomerAsync(new() { CustomerId = customer.Id }, service.Call)
            : await service.Client.ActivateCustomerAsync(new() { CustomerId = customer.Id }, service.Call)));

        Assert.NotEqual(Wire.CustomerStatus.Unspecified, (await service.Read(customer.Id)).Status);
    }

    [Fact]
    public async Task An_unknown_customer_is_not_found()
    {
        var refusal = await CustomersFixture.RefusalOf(service.Client.ActivateCustomerAsync(new() { CustomerId = "4711" }, service.Call));

        Assert.Equal((StatusCode.NotFound, "CUSTOMER_NOT_FOUND"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task What_is_neither_id_nor_number_is_refused()
    {
        Assert.Equal(["customer_id"], await CustomersFixture.WrongFieldsOf(service.Client.ActivateCustomerAsync(new() { CustomerId = "a" }, service.Call)));
    }
}
