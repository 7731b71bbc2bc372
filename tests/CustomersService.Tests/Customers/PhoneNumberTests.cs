using CustomersService.Customers;
using ServiceDefaults.Errors;

namespace CustomersService.Tests.Customers;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+14155550123")]
    [InlineData("+1 415 555 0123")]
    [InlineData("+1 (415) 555-0123")]
    [InlineData("1-415-555-0123")]
    [InlineData("(415) 555-0123")]
    [InlineData("415.555.0123")]
    [InlineData("415/555/0123")]
    [InlineData("4155550123")]
    [InlineData("14155550123")]
    [InlineData("0014155550123")]
    [InlineData("01114155550123")]
    [InlineData("tel:+1-415-555-0123")]
    [InlineData("  415 555 0123  ")]
    [InlineData("415–555–0123")]
    [InlineData("415\u00A0555\u20110123")]
    [InlineData("\u202A+1 415 555 0123\u202C")]
    [InlineData("＋１ ４１５ ５５５ ０１２３")]
    [InlineData("٤١٥٥٥٥٠١٢٣")]
    public void Any_usual_writing_of_a_number_is_the_same_number(string input)
    {
        Assert.Equal("+14155550123", Read(input, "US"));
    }

    [Theory]
    [InlineData("+44 20 7946 0123")]
    [InlineData("+44 (0)20 7946 0123")]
    [InlineData("+44 020 7946 0123")]
    [InlineData("0044 20 7946 0123")]
    [InlineData("0044 (0) 20 7946 0123")]
    [InlineData("011 44 20 7946 0123")]
    [InlineData("(+44) 20 7946 0123")]
    public void A_number_of_another_country_is_known_by_its_country_code(string input)
    {
        Assert.Equal("+442079460123", Read(input, "US"));
    }

    [Theory]
    [InlineData("GB", "020 7946 0123", "+442079460123")]
    [InlineData("GB", "07700 900123", "+447700900123")]
    [InlineData("IE", "01 234 5678", "+35312345678")]
    [InlineData("FR", "06 12 34 56 78", "+33612345678")]
    [InlineData("DE", "030 123456", "+4930123456")]
    [InlineData("ES", "612 345 678", "+34612345678")]
    [InlineData("AU", "0412 345 678", "+61412345678")]
    [InlineData("AU", "0011 1 415 555 0123", "+14155550123")]
    [InlineData("gb", "001 415 555 0123", "+14155550123")]
    public void A_number_without_country_code_is_of_the_default_region(string region, string input, string expected)
    {
        Assert.Equal(expected, Read(input, region));
    }

    [Theory]
    [InlineData("555-0123")]
    [InlineData("415 555 012")]
    [InlineData("415 555 01234")]
    [InlineData("115 555 0123")]
    [InlineData("415 155 0123")]
    [InlineData("+1 415 555 012")]
    [InlineData("+0 415 555 0123")]
    [InlineData("+44 1")]
    [InlineData("+1234567890123456")]
    [InlineData("+")]
    [InlineData("00")]
    [InlineData("++14155550123")]
    [InlineData("415+5550123")]
    [InlineData("415 555 0123 ext 5")]
    [InlineData("four one five")]
    [InlineData("415;555;0123")]
    [InlineData("415\0555\00123")]
    [InlineData("41555501234155550123415555012341555501234155550123")]
    public void What_cannot_be_dialled_is_refused(string input)
    {
        var errors = new List<FieldError>();

        Assert.Null(PhoneNumber.Read(input, PhoneRegion.Of("US"), errors));
        Assert.Equal(("phone", "INVALID_FORMAT"), (Assert.Single(errors).Field, errors[0].Reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void No_number_is_no_error(string input)
    {
        Assert.Null(Read(input, "US"));
    }

    [Fact]
    public void A_normalised_number_stays_as_it_is_in_every_region()
    {
        string[] regions = ["US", "CA", "GB", "IE", "FR", "DE", "ES", "NL", "AU"];

        Assert.All(regions, region => Assert.Equal("+442079460123", Read("+442079460123", region)));
    }

    private static string? Read(string input, string region)
    {
        var errors = new List<FieldError>();
        var phone = PhoneNumber.Read(input, PhoneRegion.Of(region), errors);
        Assert.Empty(errors);

        return phone;
    }
}
