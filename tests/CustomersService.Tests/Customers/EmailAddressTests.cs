using CustomersService.Customers;
using ServiceDefaults.Errors;

namespace CustomersService.Tests.Customers;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("customer@example.com")]
    [InlineData("jon_smyth@example.com")]
    [InlineData("o'brien+orders@mail.example.co.uk")]
    [InlineData("1@2.de")]
    [InlineData("josé@exämple.com")]
    [InlineData("用户@例子.公司")]
    [InlineData("a@xn--fiq228c.com")]
    public void A_plausible_address_is_kept_as_given(string input)
    {
        var errors = new List<FieldError>();

        Assert.Equal(input, EmailAddress.Read($" {input} ", errors));
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("customer")]
    [InlineData("@example.com")]
    [InlineData("customer@")]
    [InlineData("customer@example")]
    [InlineData("customer@.com")]
    [InlineData("customer@example..com")]
    [InlineData("customer@example.c")]
    [InlineData("customer@example.123")]
    [InlineData("customer@-example.com")]
    [InlineData("customer@example.com.")]
    [InlineData(".customer@example.com")]
    [InlineData("cus..tomer@example.com")]
    [InlineData("cus tomer@example.com")]
    [InlineData("a@b@example.com")]
    [InlineData("customer@exam\0ple.com")]
    [InlineData("customer@exam\nple.com")]
    [InlineData("Alex <customer@example.com>")]
    [InlineData("jon underscore smith at example dot com")]
    public void What_is_no_address_is_refused(string input)
    {
        Assert.Equal("INVALID_FORMAT", ReasonAgainst(input));
    }

    [Fact]
    public void An_address_has_at_most_254_characters()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 60), 4));

        Assert.Equal("INVALID_FORMAT", ReasonAgainst($"{new string('l', 65)}@example.com"));
        Assert.Null(ReasonAgainst($"{new string('l', 254 - domain.Length - 1)}@{domain}"));
        Assert.Equal("TOO_LONG", ReasonAgainst($"{new string('l', 255 - domain.Length - 1)}@{domain}"));
    }

    [Fact]
    public void Addresses_that_differ_in_case_are_the_same()
    {
        Assert.Equal(EmailAddress.Key("josé@example.com"), EmailAddress.Key("JOSÉ@Example.COM"));
    }

    private static string? ReasonAgainst(string input)
    {
        var errors = new List<FieldError>();
        EmailAddress.Read(input, errors);

        return errors.SingleOrDefault()?.Reason;
    }
}
