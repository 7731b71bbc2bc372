using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using OrdersService.Orders;

namespace OrdersService.Tests.Orders;

public sealed class OrdersOptionsTests
{
    [Fact]
    public void The_defaults_are_right() => Assert.Empty(Problems(new()));

    [Fact]
    public void Every_wrong_value_is_named()
    {
        var options = new OrdersOptions { TimeZone = "Mars/Base", DefaultLocation = "no place", Currency = "dollars" };

        Assert.Equal(["Currency", "DefaultLocation", "TimeZone"], Problems(options).SelectMany(problem => problem.MemberNames).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Main")]
    [InlineData(" main")]
    public void A_default_location_that_no_order_could_have_is_refused(string location)
    {
        Assert.Equal(["DefaultLocation"], Problems(new() { DefaultLocation = location }).SelectMany(problem => problem.MemberNames));
    }

    [Fact]
    public void The_business_date_is_that_of_the_zone()
    {
        var calendar = new BusinessCalendar(Options.Create(new OrdersOptions()));

        Assert.Equal(new DateOnly(2024, 1, 14), calendar.DateOf(new(2024, 1, 15, 7, 59, 59, TimeSpan.Zero)));
        Assert.Equal(new DateOnly(2024, 1, 15), calendar.DateOf(new(2024, 1, 15, 8, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new DateTimeOffset(2024, 3, 10, 10, 30, 0, TimeSpan.Zero), calendar.MomentOf(new(2024, 3, 10, 2, 30, 0)));
    }

    private static List<ValidationResult> Problems(OrdersOptions options)
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(options, new(options), problems, validateAllProperties: true);

        return problems;
    }
}
