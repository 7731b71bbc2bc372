using CustomersService.Customers;
using ServiceDefaults.Errors;

namespace CustomersService.Tests.Customers;

public sealed class CustomerNameTests
{
    [Theory]
    [InlineData("Alex Morgan", "Alex Morgan")]
    [InlineData("  María-José Núñez\t", "María-José Núñez")]
    [InlineData("X", "X")]
    [InlineData("王小明", "王小明")]
    [InlineData("نسرین‌دخت", "نسرین‌دخت")]
    public void A_name_is_kept_as_it_is_said_without_blanks_around_it(string input, string expected)
    {
        var errors = new List<FieldError>();

        Assert.Equal(expected, CustomerName.Read(input, errors));
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("", "REQUIRED")]
    [InlineData(" \u00A0\t ", "REQUIRED")]
    [InlineData("\u200B", "REQUIRED")]
    [InlineData("\uFEFF", "REQUIRED")]
    [InlineData("\u200D\u0301", "REQUIRED")]
    [InlineData("?!", "REQUIRED")]
    [InlineData("😀", "REQUIRED")]
    [InlineData("Alex\nMorgan", "INVALID_CHARACTERS")]
    [InlineData("Alex\0Morgan", "INVALID_CHARACTERS")]
    [InlineData("Alex\u007FMorgan", "INVALID_CHARACTERS")]
    [InlineData("Alex\u2028Morgan", "INVALID_CHARACTERS")]
    [InlineData("Alex\u202Enagrom", "INVALID_CHARACTERS")]
    public void What_is_no_name_is_refused(string input, string reason)
    {
        Assert.Equal(reason, ReasonAgainst(input));
    }

    [Fact]
    public void The_limit_counts_characters_not_code_units()
    {
        var longest = string.Concat(Enumerable.Repeat("𠮷", CustomerName.MaxLength));

        Assert.Null(ReasonAgainst(longest));
        Assert.Equal("TOO_LONG", ReasonAgainst(longest + "a"));
    }

    private static string? ReasonAgainst(string input)
    {
        var errors = new List<FieldError>();
        CustomerName.Read(input, errors);

        return errors.SingleOrDefault()?.Reason;
    }
}
