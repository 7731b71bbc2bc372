using CustomersService.Hearing;
using FsCheck;
using FsCheck.Fluent;

namespace CustomersService.Tests.Hearing;

public sealed class SpelledNameTests
{
    [Theory]
    [InlineData("S as in Sierra, M, Y, T, H", "smyth")]
    [InlineData("S-M-Y-T-H", "smyth")]
    [InlineData("s m y t h.", "smyth")]
    [InlineData("Sierra Mike Yankee Tango Hotel", "smyth")]
    [InlineData("ess em why tee aitch", "smyth")]
    [InlineData("S like Sam, M for mother, Y, T, H", "smyth")]
    [InlineData("capital S, M, Y, T, and H", "smyth")]
    [InlineData("F as in Sierra, M, Y, T, H", "smyth")]
    [InlineData("double U, R, I, G, H, T", "wright")]
    [InlineData("W R I double T", "writt")]
    [InlineData("X ray, U", "xu")]
    [InlineData("J O N space S M Y T H", "jon smyth")]
    [InlineData("Jon, J O N, Smyth, S M Y T H", "jon smyth")]
    [InlineData("that's S, M, Y, T, H", "smyth")]
    [InlineData("O apostrophe B R I E N", "obrien")]
    public void Letters_are_read_as_people_say_them(string said, string letters)
    {
        Assert.Equal(letters, string.Join(' ', SpelledName.Read(said).Select(part => part.Letters)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Smyth")]
    [InlineData("with Y")]
    public void A_name_that_is_not_spelled_is_none(string said)
    {
        Assert.Empty(SpelledName.Read(said));
    }

    [Fact]
    public void Only_letters_with_a_word_are_certain()
    {
        var part = Assert.Single(SpelledName.Read("S as in Sierra, M, Yankee, double T"));

        Assert.Equal([true, false, true, false, false], part.Certain);
    }

    [Fact]
    public void Every_spelling_is_understood_however_its_letters_are_said()
    {
        Prop.ForAll(Said.Spelling().ToArbitrary(), said => SpelledName.Read(said.Words) is [var part] && part.Letters == said.Letters)
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_letter_has_its_certainty_whatever_is_said()
    {
        Prop.ForAll<string>(text => SpelledName.Read(text ?? "").All(part => part.Letters.Length > 0 && part.Letters.Length == part.Certain.Count))
            .QuickCheckThrowOnFailure();
    }
}
