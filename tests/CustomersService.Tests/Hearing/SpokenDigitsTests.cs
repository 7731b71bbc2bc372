using CustomersService.Hearing;
using FsCheck;
using FsCheck.Fluent;

namespace CustomersService.Tests.Hearing;

public sealed class SpokenDigitsTests
{
    [Theory]
    [InlineData("double five one", "551")]
    [InlineData("triple nine", "999")]
    [InlineData("treble oh seven", "0007")]
    [InlineData("quadruple four", "4444")]
    [InlineData("oh one five", "015")]
    [InlineData("O one five", "015")]
    [InlineData("zero, nought, naught, nil", "0000")]
    [InlineData("four fifteen", "415")]
    [InlineData("fifty five", "55")]
    [InlineData("fifty-five oh one fifteen", "550115")]
    [InlineData("twenty twenty four", "2024")]
    [InlineData("twenty oh", "200")]
    [InlineData("one eight hundred five five five", "1800555")]
    [InlineData("two thousand", "2000")]
    [InlineData("plus four four, two oh, seven nine four six", "+44207946")]
    [InlineData("area code 415, then 555 double 0", "41555500")]
    [InlineData("my number is Seven", "7")]
    [InlineData("415-555 oh one one five.", "4155550115")]
    [InlineData("٤ one", "41")]
    public void Digits_are_read_as_people_say_them(string said, string digits)
    {
        Assert.Equal(digits, SpokenDigits.Read(said));
    }

    [Theory]
    [InlineData("")]
    [InlineData("the number")]
    [InlineData("plus")]
    [InlineData("double")]
    [InlineData("double fifteen")]
    [InlineData("double trouble")]
    [InlineData("four score")]
    [InlineData("4x")]
    public void What_is_no_number_is_none(string said)
    {
        Assert.Null(SpokenDigits.Read(said));
    }

    [Fact]
    public void Every_number_is_understood_however_its_digits_are_said()
    {
        Prop.ForAll(Said.Digits().ToArbitrary(), said => SpokenDigits.Read(said.Words) == said.Digits).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_text_makes_the_parser_fail()
    {
        Prop.ForAll<string>(text => SpokenDigits.Read(text ?? "") is null or { Length: > 0 }).QuickCheckThrowOnFailure();
    }
}
