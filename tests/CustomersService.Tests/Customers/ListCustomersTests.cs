using Grpc.Core;
using Wire = Platform.Contracts.Customers.V1;

namespace CustomersService.Tests.Customers;

public sealed class ListCustomersTests(CustomersFixture service) : IClassFixture<CustomersFixture>
{
    [Fact]
    public async Task Pages_follow_each_other_by_number_without_gap_or_repetition()
    {
        var numbers = new List<long>();
        var token = "";

        do
        {
            var page = await service.Client.ListCustomersAsync(new() { PageSize = 5, PageToken = token }, service.Call);
            Assert.Equal(12, page.TotalSize);
            numbers.AddRange(page.Customers.Select(customer => customer.Number));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(Enumerable.Range(1, 12).Select(number => (long)number), numbers);
    }

    [Fact]
    public async Task A_last_page_that_is_full_is_the_last_page()
    {
        var page = await service.Client.ListCustomersAsync(new() { PageSize = 12 }, service.Call);

        Assert.Equal(12, page.Customers.Count);
        Assert.Empty(page.NextPageToken);
    }

    [Theory]
    [InlineData(Wire.CustomerStatus.Unspecified, 12)]
    [InlineData(Wire.CustomerStatus.Active, 11)]
    [InlineData(Wire.CustomerStatus.Disabled, 1)]
    public async Task A_status_leaves_out_all_others(Wire.CustomerStatus status, int expected)
    {
        var page = await service.Client.ListCustomersAsync(new() { Status = status, PageSize = 1000 }, service.Call);

        Assert.Equal((expected, (long)expected), (page.Customers.Count, page.TotalSize));
        Assert.All(page.Customers, customer => Assert.True(status == Wire.CustomerStatus.Unspecified || customer.Status == status));
    }

    [Fact]
    public async Task A_negative_size_and_an_unknown_status_are_refused()
    {
        Assert.Equal(["page_size"], await CustomersFixture.WrongFieldsOf(service.Client.ListCustomersAsync(new() { PageSize = -1 }, service.Call)));
        Assert.Equal(
            ["status"],
            await CustomersFixture.WrongFieldsOf(service.Client.ListCustomersAsync(new() { Status = (Wire.CustomerStatus)7 }, service.Call)));
    }

    [Fact]
    public async Task A_page_token_is_of_one_list()
    {
        var first = await service.Client.ListCustomersAsync(new() { PageSize = 1 }, service.Call);

        foreach (var token in (string[])["nonsense", "AAAA", first.NextPageToken])
        {
            var request = new Wire.ListCustomersRequest { Status = Wire.CustomerStatus.Active, PageSize = 1, PageToken = token };
            var refusal = await CustomersFixture.RefusalOf(service.Client.ListCustomersAsync(request, service.Call));

            Assert.Equal((StatusCode.InvalidArgument, "INVALID_PAGE_TOKEN"), (refusal.Status, refusal.Code));
        }
    }
}
