using Platform.Contracts.Common.V1;
using Platform.Testing;

namespace CustomersService.Tests.Data;

public sealed class RecordedChangesTests(CustomersFixture service) : IClassFixture<CustomersFixture>
{
    // An intent is written with what it is for.
    private static readonly string[] Silent = ["intents"];

    [Fact]
    public async Task Every_entity_writes_its_changes() =>
        Assert.Empty((await SilentTables.FindAsync(service.ConnectionString, TestContext.Current.CancellationToken)).Except(Silent));

    [Fact]
    public async Task A_change_names_the_customer_and_tells_nothing_of_the_person()
    {
        using var feed = await FeedReader.FromNowAsync(service.Channel);
        var customer = await service.HasCustomer("Ada Lovelace", "ada@example.org", "+14155550199");
        await service.Client.DisableCustomerAsync(new() { CustomerId = customer.Id }, service.Call);

        var changes = await feed.NextOfAsync(customer.Id, 2);

        Assert.Equal([ChangeKind.Created, ChangeKind.Updated], changes.Select(change => change.Kind));
        Assert.All(changes, change => Assert.Equal(("customer", $"{customer.Number}"), (change.Entity, change.Handle)));
        Assert.All(changes, change => Assert.DoesNotContain("Ada", change.ToString(), StringComparison.OrdinalIgnoreCase));
    }
}
