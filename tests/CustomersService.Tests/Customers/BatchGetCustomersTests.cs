using CustomersService.Data;
using Grpc.Core;
using Wire = Platform.Contracts.Customers.V1;

namespace CustomersService.Tests.Customers;

public sealed class BatchGetCustomersTests(CustomersFixture service) : IClassFixture<CustomersFixture>
{
    [Fact]
    public async Task Customers_come_by_what_they_were_asked_for()
    {
        var id = CustomersSeed.Id(5).ToString("D").ToUpperInvariant();

        var found = await GetAsync("4", " 4 ", id, "4711", "Alex", "", "4");

        Assert.Equal([" 4 ", id, "4"], found.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(await service.Read("4"), found["4"]);
        Assert.Equal(found["4"], found[" 4 "]);
        Assert.Equal(await service.Read("5"), found[id]);
    }

    [Fact]
    public async Task Nobody_asked_for_is_nobody_found() => Assert.Empty(await GetAsync());

    [Fact]
    public async Task A_hundred_may_be_asked_for_and_no_more()
    {
        var numbers = Enumerable.Range(1, 101).Select(number => $"{number}").ToArray();

        Assert.Contains("1", await GetAsync(numbers[..100]));
        Assert.Equal(["customer_ids"], await CustomersFixture.WrongFieldsOf(AskAsync(service.Client, numbers)));
    }

    [Fact]
    public async Task A_stranger_is_turned_away()
    {
        var refusal = await CustomersFixture.RefusalOf(AskAsync(service.Stranger, "4"));

        Assert.Equal(StatusCode.Unauthenticated, refusal.Status);
    }

    private async Task<IDictionary<string, Wire.Customer>> GetAsync(params string[] ids) => (await AskAsync(service.Client, ids)).Customers;

    private AsyncUnaryCall<Wire.BatchGetCustomersResponse> AskAsync(Wire.CustomerService.CustomerServiceClient client, params string[] ids) =>
        client.BatchGetCustomersAsync(new() { CustomerIds = { ids } }, service.Call);
}
