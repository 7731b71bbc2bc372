using CustomersService.Customers;

namespace CustomersService.Tests.Customers;

public sealed class CustomerTests
{
    private static readonly DateTimeOffset Before = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Before.AddHours(1);

    private readonly Customer _customer = Customer.Create("Alex", "Alex@example.com", "+14155550123", Before);

    [Fact]
    public void A_change_that_changes_nothing_leaves_no_trace()
    {
        _customer.Change(new("Alex", new("Alex@example.com"), new("+14155550123")), Now);
        _customer.Activate(Now);

        Assert.Equal(Before, _customer.UpdatedAt);
    }

    [Fact]
    public void Only_what_is_named_changes()
    {
        _customer.Change(new(Name: null, new("new@example.com"), Phone: null), Now);

        Assert.Equal(("Alex", "new@example.com", "+14155550123"), (_customer.Name, _customer.Email, _customer.Phone));
        Assert.Equal(Now, _customer.UpdatedAt);
    }

    [Fact]
    public void The_case_of_an_address_can_be_corrected()
    {
        _customer.Change(new(Name: null, new("alex@example.com"), Phone: null), Now);

        Assert.Equal("alex@example.com", _customer.Email);
        Assert.Equal(Now, _customer.UpdatedAt);
    }

    [Fact]
    public void Address_and_number_can_be_removed()
    {
        _customer.Change(new(Name: null, new(Value: null), new(Value: null)), Now);

        Assert.Null(_customer.Email);
        Assert.Null(_customer.EmailKey);
        Assert.Null(_customer.Phone);
    }

    [Fact]
    public void Disabling_twice_is_the_same_as_once()
    {
        _customer.Disable(Now);
        _customer.Disable(Now.AddHours(1));

        Assert.Equal((CustomerStatus.Disabled, Now), (_customer.Status, _customer.UpdatedAt));
    }
}
