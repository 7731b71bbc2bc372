using Grpc.Core;

namespace CustomersService.Tests.Customers;

public sealed class LookupCustomerTests(CustomersFixture service) : IClassFixture<CustomersFixture>
{
    [Theory]
    [InlineData("2", "", "")]
    [InlineData("", "jon_smyth@example.com", "")]
    [InlineData("", " JON_SMYTH@EXAMPLE.COM ", "")]
    [InlineData("", "", "(415) 555-0115")]
    [InlineData("", "", "001 415 555 0115")]
    [InlineData("0190a000-0000-7000-8000-000000000002", "Jon_Smyth@example.com", "415-555-0115")]
    public async Task A_customer_is_found_by_whatever_is_given(string id, string email, string phone)
    {
        var customer = await service.Client.LookupCustomerAsync(new() { CustomerId = id, Email = email, Phone = phone }, service.Call);

        Assert.Equal("Jon Smyth", customer.Name);
    }

    [Theory]
    [InlineData("1", "jon_smyth@example.com", "")]
    [InlineData("", "jon_smyth@example.com", "+14155550101")]
    [InlineData("2", "", "+14155550101")]
    [InlineData("", "nobody@example.com", "")]
    [InlineData("", "", "+14155559999")]
    public async Task Details_of_nobody_or_of_two_people_find_nobody(string id, string email, string phone)
    {
        var refusal = await CustomersFixture.RefusalOf(
            service.Client.LookupCustomerAsync(new() { CustomerId = id, Email = email, Phone = phone }, service.Call));

        Assert.Equal((StatusCode.NotFound, "CUSTOMER_NOT_FOUND"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task Something_must_be_given()
    {
        Assert.Equal(["customer_id"], await CustomersFixture.WrongFieldsOf(service.Client.LookupCustomerAsync(new() { Email = " " }, service.Call)));
    }

    [Fact]
    public async Task All_that_is_wrong_is_named_at_once()
    {
        var call = service.Client.LookupCustomerAsync(new() { CustomerId = "x", Email = "x", Phone = "x" }, service.Call);

        Assert.Equal(["customer_id", "email", "phone"], await CustomersFixture.WrongFieldsOf(call));
    }
}
