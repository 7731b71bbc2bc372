using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Tests.Parameters;

public sealed class GenerateParameterDefaultTests
{
    [Fact]
    public void A_value_has_at_least_the_length_asked_for()
    {
        Assert.Equal(22, new GenerateParameterDefault { MinLength = 22 }.GetDefaultValue().Length);
    }

    [Fact]
    public void Excluded_kinds_of_characters_do_not_occur()
    {
        var value = new GenerateParameterDefault { MinLength = 500, Special = false, Upper = false }.GetDefaultValue();

        Assert.All(value, character => Assert.True(char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character)));
    }

    [Fact]
    public void Demanded_kinds_occur_as_often_as_demanded_even_when_that_is_longer()
    {
        var value = new GenerateParameterDefault { MinLength = 4, MinLower = 2, MinUpper = 2, MinNumeric = 2, MinSpecial = 2 }.GetDefaultValue();

        Assert.Equal(8, value.Length);
        Assert.Equal(2, value.Count(char.IsAsciiLetterLower));
        Assert.Equal(2, value.Count(char.IsAsciiLetterUpper));
        Assert.Equal(2, value.Count(char.IsAsciiDigit));
    }

    [Fact]
    public void Demanding_what_is_excluded_is_an_error()
    {
        Assert.Throws<InvalidOperationException>(() => new GenerateParameterDefault { Special = false, MinSpecial = 1 }.GetDefaultValue());
    }

    [Fact]
    public void Two_values_differ()
    {
        var generate = new GenerateParameterDefault { MinLength = 32 };

        Assert.NotEqual(generate.GetDefaultValue(), generate.GetDefaultValue());
    }
}
