using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Wire = Platform.Contracts.Customers.V1;

namespace CustomersService.Tests.Customers;

public sealed class AddCustomerTests(CustomersFixture service) : IClassFixture<CustomersFixture>
{
    [Fact]
    public async Task A_new_customer_is_active_and_has_the_next_number()
    {
        var first = await service.HasCustomer(" Ada Byron ", "Ada@Example.com", "(415) 555-0200");
        var second = await service.HasCustomer("Grace");

        Assert.Equal(("Ada Byron", "Ada@Example.com", "+14155550200"), (first.Name, first.Email, first.Phone));
        Assert.Equal(Wire.CustomerStatus.Active, first.Status);
        Assert.True(first.Number >= 13);
        Assert.Equal(first.Number + 1, second.Number);
        Assert.Equal('7', first.Id[14]);
        Assert.Equal(service.Clock.GetUtcNow(), first.CreatedAt.ToDateTimeOffset());
        Assert.Equal(first, await service.Read(first.Id));
    }

    [Fact]
    public async Task A_name_is_enough_for_any_number_of_customers()
    {
        await service.HasCustomer("Same Name");
        var customer = await service.HasCustomer("Same Name");

        Assert.Equal(("", ""), (customer.Email, customer.Phone));
    }

    [Theory]
    [InlineData("CUSTOMER@example.com", "", "EMAIL_TAKEN")]
    [InlineData("", "415 555 0101", "PHONE_TAKEN")]
    public async Task An_address_or_number_that_is_taken_is_refused(string email, string phone, string code)
    {
        var refusal = await CustomersFixture.RefusalOf(service.Client.AddCustomerAsync(new() { Name = "Thief", Email = email, Phone = phone }, service.Call));

        Assert.Equal((StatusCode.AlreadyExists, code), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task Of_many_who_claim_an_address_at_once_one_gets_it()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 16).Select(async number =>
        {
            var request = new Wire.AddCustomerRequest { Name = $"Claimant {number}", Email = number % 2 == 0 ? "wanted@example.com" : "Wanted@Example.com" };

            try
            {
                return (await service.Client.AddCustomerAsync(request, service.Call)).Name;
            }
            catch (RpcException error) when (error.StatusCode == StatusCode.AlreadyExists)
            {
                return null;
            }
        }));

        var winner = Assert.Single(claims, name => name is not null);
        Assert.Equal(winner, (await service.Client.LookupCustomerAsync(new() { Email = "wanted@example.com" }, service.Call)).Customer.Name);
    }

    [Fact]
    public async Task All_that_is_wrong_is_named_at_once()
    {
        var call = service.Client.AddCustomerAsync(new() { Name = " ", Email = "x", Phone = "x" }, service.Call);

        Assert.Equal(["name", "email", "phone"], await CustomersFixture.WrongFieldsOf(call));
    }

    [Theory]
    [InlineData("Robert'); DROP TABLE customers;--")]
    [InlineData("100 % _ \\ \" ' $1 {0}")]
    public async Task A_name_is_data_whatever_it_says(string name)
    {
        var customer = await service.HasCustomer(name);

        Assert.Equal(name, (await service.Read(customer.Id)).Name);
    }

    [Fact]
    public async Task A_commit_that_nobody_saw_end_is_not_called_repeatable()
    {
        await using var db = service.OpenDatabase();
        await db.Database.ExecuteSqlAsync(
            $"""
            CREATE FUNCTION end_connection() RETURNS trigger LANGUAGE plpgsql AS
            $body$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $body$;
            CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON customers DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW WHEN (NEW.name = 'Unlucky') EXECUTE FUNCTION end_connection();
            """,
            TestContext.Current.CancellationToken);

        var refusal = await CustomersFixture.RefusalOf(service.Client.AddCustomerAsync(new() { Name = "Unlucky" }, service.Call));

        Assert.Equal((StatusCode.FailedPrecondition, "OUTCOME_UNKNOWN"), (refusal.Status, refusal.Code));
        Assert.False(refusal.Retryable);
    }
}
