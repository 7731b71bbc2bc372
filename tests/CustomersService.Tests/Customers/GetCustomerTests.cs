using CustomersService.Data;
using Grpc.Core;
using Wire = Platform.Contracts.Customers.V1;

namespace CustomersService.Tests.Customers;

public sealed class GetCustomerTests(CustomersFixture service) : IClassFixture<CustomersFixture>
{
    [Fact]
    public async Task A_customer_is_found_by_number_and_by_id()
    {
        var byNumber = await service.Read(" 4 ");
        var byId = await service.Read(CustomersSeed.Id(4).ToString("D").ToUpperInvariant());

        Assert.Equal(byNumber, byId);
        Assert.Equal(("0190a000-0000-7000-8000-000000000004", 4L, "Siobhan O'Brien"), (byId.Id, byId.Number, byId.Name));
        Assert.Equal(("siobhan@example.com", "+14155550113", Wire.CustomerStatus.Active), (byId.Email, byId.Phone, byId.Status));
        Assert.NotNull(byId.CreatedAt);
        Assert.NotNull(byId.UpdatedAt);
    }

    [Theory]
    [InlineData("4711")]
    [InlineData("9223372036854775807")]
    [InlineData("0190a000-0000-7000-8000-999999999999")]
    public async Task An_unknown_customer_is_not_found(string id)
    {
        var refusal = await CustomersFixture.RefusalOf(service.Client.GetCustomerAsync(new() { CustomerId = id }, service.Call));

        Assert.Equal((StatusCode.NotFound, "CUSTOMER_NOT_FOUND"), (refusal.Status, refusal.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("9223372036854775808")]
    [InlineData("Alex")]
    [InlineData("{0190a000-0000-7000-8000-000000000004}")]
    [InlineData("1; DROP TABLE customers")]
    [InlineData("1\0")]
    public async Task What_is_neither_id_nor_number_is_refused(string id)
    {
        Assert.Equal(["customer_id"], await CustomersFixture.WrongFieldsOf(service.Client.GetCustomerAsync(new() { CustomerId = id }, service.Call)));
    }

    [Fact]
    public async Task A_stranger_is_turned_away()
    {
        var refusal = await CustomersFixture.RefusalOf(service.Stranger.GetCustomerAsync(new() { CustomerId = "4" }, service.Call));

        Assert.Equal(StatusCode.Unauthenticated, refusal.Status);
    }
}
