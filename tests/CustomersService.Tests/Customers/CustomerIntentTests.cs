using Grpc.Core;
using Platform.Contracts.Customers.V1;

namespace CustomersService.Tests.Customers;

/// <summary>Writes that carry an intent key.</summary>
public sealed class CustomerIntentTests(CustomersFixture service) : IClassFixture<CustomersFixture>
{
    [Fact]
    public async Task The_same_intent_at_once_adds_one_customer_and_all_get_its_answer()
    {
        var request = new AddCustomerRequest { Name = "Ada Once", IntentKey = "add-ada" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => service.Client.AddCustomerAsync(request, service.Call).ResponseAsync));

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Equal(answers[0], await service.Client.AddCustomerAsync(request, service.Call));
        Assert.Equal(answers[0].Name, (await service.Read(answers[0].Id)).Name);
    }

    [Fact]
    public async Task The_key_of_another_request_is_refused_and_adds_nobody()
    {
        await service.Client.AddCustomerAsync(new() { Name = "Berta First", IntentKey = "add-berta" }, service.Call);

        var refusal = await CustomersFixture.RefusalOf(
            service.Client.AddCustomerAsync(new() { Name = "Berta Second", Email = "berta@example.org", IntentKey = "add-berta" }, service.Call));

        Assert.Equal((StatusCode.AlreadyExists, "INTENT_KEY_REUSED"), (refusal.Status, refusal.Code));
        Assert.Equal(CustomerMatch.None, (await service.Client.LookupCustomerAsync(new() { Email = "berta@example.org" }, service.Call)).Match);
    }

    [Fact]
    public async Task A_refused_request_leaves_its_key_free()
    {
        await service.Client.AddCustomerAsync(new() { Name = "Carla", Email = "carla@example.org" }, service.Call);
        var request = new AddCustomerRequest { Name = "Carla", Email = "carla@example.org", IntentKey = "add-carla" };
        Assert.Equal("EMAIL_TAKEN", (await CustomersFixture.RefusalOf(service.Client.AddCustomerAsync(request, service.Call))).Code);

        request.Email = "carla.two@example.org";

        Assert.Equal("carla.two@example.org", (await service.Client.AddCustomerAsync(request, service.Call)).Email);
    }

    [Fact]
    public async Task A_repeated_change_gets_its_first_answer()
    {
        var customer = await service.HasCustomer("Dora Active");
        var request = new DisableCustomerRequest { CustomerId = customer.Id, IntentKey = "disable-dora" };

        var first = await service.Client.DisableCustomerAsync(request, service.Call);
        await service.Client.ActivateCustomerAsync(new() { CustomerId = customer.Id, IntentKey = "activate-dora" }, service.Call);

        Assert.Equal(first, await service.Client.DisableCustomerAsync(request, service.Call));
        Assert.Equal(CustomerStatus.Active, (await service.Read(customer.Id)).Status);
    }
}
