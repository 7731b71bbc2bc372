using CustomersService.Customers;
using CustomersService.Data;
using Microsoft.EntityFrameworkCore;

namespace CustomersService.Tests.Data;

public sealed class CustomersSeedTests(CustomersFixture service) : IClassFixture<CustomersFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_customers_are_there_and_new_ones_follow_them()
    {
        await using var db = service.OpenDatabase();
        var seeded = await db.Customers.Where(customer => customer.Number < Customer.FirstFreeNumber).ToListAsync(Cancellation);

        Assert.Equal(12, seeded.Count);
        Assert.All(seeded, customer => Assert.Equal(CustomersSeed.Id((int)customer.Number), customer.Id));
        Assert.Equal("customer@example.com", Assert.Single(seeded, customer => customer.Number == 1).Email);
        Assert.Equal(CustomersSeed.DisabledNumber, Assert.Single(seeded, customer => customer.Status == CustomerStatus.Disabled).Number);
    }

    [Fact]
    public async Task Seeding_again_by_two_at_once_changes_nothing_that_is_there()
    {
        await service.Client.UpdateCustomerAsync(new() { CustomerId = "3", Name = "Renamed", UpdateMask = new() { Paths = { "name" } } }, service.Call);

        await using var one = service.OpenDatabase();
        await using var two = service.OpenDatabase();
        await Task.WhenAll(CustomersSeed.RunAsync(one, Cancellation), CustomersSeed.RunAsync(two, Cancellation));

        Assert.Equal("Renamed", (await service.Read("3")).Name);
        Assert.Equal(12, await one.Customers.CountAsync(customer => customer.Number < Customer.FirstFreeNumber, Cancellation));
    }

    [Fact]
    public async Task The_model_and_the_migrations_agree()
    {
        await using var db = service.OpenDatabase();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
    }

    [Fact]
    public async Task The_database_itself_refuses_what_is_no_customer()
    {
        await using var db = service.OpenDatabase();

        foreach (var statement in (string[])
            [
                "UPDATE customers SET status = 'gone' WHERE number = 5",
                "UPDATE customers SET name = '' WHERE number = 5",
                "UPDATE customers SET phone = '0415' WHERE number = 5",
                "UPDATE customers SET email = NULL WHERE number = 5",
            ])
        {
            var error = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.Database.ExecuteSqlRawAsync(statement, Cancellation));
            Assert.Equal(Npgsql.PostgresErrorCodes.CheckViolation, error.SqlState);
        }
    }
}
