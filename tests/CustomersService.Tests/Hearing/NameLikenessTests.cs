using CustomersService.Hearing;
using FsCheck;
using FsCheck.Fluent;

namespace CustomersService.Tests.Hearing;

public sealed class NameLikenessTests
{
    [Theory]
    [InlineData("robert smith", "bob smith")]
    [InlineData("maria jose nunez", "maria nunez")]
    [InlineData("jan van der berg", "jan berg")]
    [InlineData("jan vandenberg", "jan van den berg")]
    [InlineData("mary ann lee", "maryann lee")]
    [InlineData("alexander hamilton", "aleksander hamilten")]
    public void What_people_say_of_a_name_is_like_it(string name, string heard)
    {
        Assert.InRange(Likeness(heard, name), 0.8, 1);
    }

    [Theory]
    [InlineData("robert smith", "mary jones")]
    [InlineData("jon smyth", "jon morgan")]
    [InlineData("kim le", "kim jones")]
    public void Another_name_is_not(string name, string heard)
    {
        Assert.InRange(Likeness(heard, name), 0, 0.71);
    }

    [Fact]
    public void A_spelled_part_counts_by_its_letters_alone()
    {
        var spelled = SpelledName.Read("S as in Sierra, M, Y, T, H");
        var (smyth, smith) = (Likeness("jon smith", "jon smyth", spelled), Likeness("jon smith", "john smith", spelled));

        Assert.InRange(smyth, 0.99, 1);
        Assert.InRange(smith, 0, 0.75);
    }

    [Fact]
    public void Letters_whose_names_rhyme_are_nearer_unless_a_word_confirmed_them()
    {
        var rhyming = SpelledLikeness.Of(SpelledName.Read("G R A D Y")[0], "brady");
        var confirmed = SpelledLikeness.Of(SpelledName.Read("G as in Golf, R A D Y")[0], "brady");
        var other = SpelledLikeness.Of(SpelledName.Read("M R A D Y")[0], "brady");

        Assert.True(rhyming > confirmed);
        Assert.Equal(confirmed, other);
    }

    [Fact]
    public void Likeness_is_a_share_and_whole_only_for_what_may_be_the_same()
    {
        Prop.ForAll(Name().ToArbitrary(), Name().ToArbitrary(), (heard, name) =>
                Likeness(heard, name) is >= 0 and <= 1.0000001 && Math.Abs(Likeness(name, name) - 1) < 1e-9)
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Distance_is_the_same_both_ways_and_none_only_for_the_same_word()
    {
        Prop.ForAll(Word().ToArbitrary(), Word().ToArbitrary(), (one, other) =>
                Math.Abs(LetterDistance.Between(one, other) - LetterDistance.Between(other, one)) < 1e-9
                && (LetterDistance.Between(one, other) == 0) == (one == other))
            .QuickCheckThrowOnFailure();
    }

    private static Gen<string> Word() =>
        Gen.NonEmptyListOf(Gen.Choose('a', 'z')).Select(letters => string.Concat(letters.Take(12).Select(letter => (char)letter)));

    private static Gen<string> Name() => Gen.NonEmptyListOf(Word()).Select(words => string.Join(' ', words.Take(4)));

    private static double Likeness(string heard, string name, IReadOnlyList<SpelledPart>? spelled = null) => NameLikeness.Of(
        HeardName.Read(heard, spelled ?? []), new PersonName(name, [.. name.Split(' ').SelectMany(_ => new[] { "", "" })]));
}
