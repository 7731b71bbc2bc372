using FsCheck;
using FsCheck.Fluent;

namespace McpEdge.Tests.Speech;

/// <summary>What is said can be understood as what was meant, in every language.</summary>
public sealed class RoundTripTests
{
    private static readonly long[] Edges =
        [long.MinValue, long.MaxValue, .. Enumerable.Range(0, 19).Select(zeros => (long)Math.Pow(10, zeros)).SelectMany(power => (long[])[power - 1, power, power + 1, 2 * power, 80 * power])];

    [Theory]
    [MemberData(nameof(Languages.Codes), MemberType = typeof(Languages))]
    public void Every_number_is_understood_as_itself(string language)
    {
        var spoken = Languages.Of(language);

        Check.QuickThrowOnFailure(Prop.ForAll<long>(number => WordsBack.Number(language, spoken.Cardinal(number)) == number));
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(0, int.MaxValue).Two().Select(halves => ((long)halves.Item1 << 32) | (uint)halves.Item2).ToArbitrary(),
            number => WordsBack.Number(language, spoken.Cardinal(number)) == number));
        Assert.All(Enumerable.Range(-12_000, 24_000), number => Assert.Equal(number, WordsBack.Number(language, spoken.Cardinal(number))));
        Assert.All(Edges, number => Assert.Equal(number, WordsBack.Number(language, spoken.Cardinal(number))));
    }

    [Theory]
    [MemberData(nameof(Languages.Codes), MemberType = typeof(Languages))]
    public void Every_amount_is_understood_as_itself(string language)
    {
        var spoken = Languages.Of(language);

        Check.QuickThrowOnFailure(Prop.ForAll<long>(cents => WordsBack.Dollars(language, spoken.Money(cents, "USD")) == cents));
        Assert.All(Enumerable.Range(-500, 20_000), cents => Assert.Equal(cents, WordsBack.Dollars(language, spoken.Money(cents, "USD"))));
        Assert.All(Edges, cents => Assert.Equal(cents, WordsBack.Dollars(language, spoken.Money(cents, "USD"))));
    }

    [Theory]
    [MemberData(nameof(Languages.Codes), MemberType = typeof(Languages))]
    public void Every_phone_number_is_understood_as_itself(string language)
    {
        var phones = Gen.Choose(0, 9).ArrayOf().Select(digits => "+" + string.Concat(digits)).ToArbitrary();

        Check.QuickThrowOnFailure(Prop.ForAll(phones, phone => WordsBack.Phone(language, Languages.Of(language).Phone(phone)) == phone[1..]));
    }

    [Theory]
    [MemberData(nameof(Languages.Codes), MemberType = typeof(Languages))]
    public void No_date_and_no_time_is_said_with_a_digit(string language)
    {
        var spoken = Languages.Of(language);
        var first = new DateOnly(1990, 1, 1);

        Assert.All(Enumerable.Range(0, 20_000), day => Assert.DoesNotContain(spoken.On(first.AddDays(day), first), char.IsDigit));
        Assert.Equal(366, Enumerable.Range(0, 366).Select(day => spoken.Date(new DateOnly(2024, 1, 1).AddDays(day), new(2024, 1, 1))).Distinct().Count());
        Assert.Equal(24 * 60, Enumerable.Range(0, 24 * 60).Select(minute => spoken.Time(TimeOnly.MinValue.AddMinutes(minute))).Distinct().Count());
        Assert.All(Enumerable.Range(0, 24 * 60), minute => Assert.DoesNotContain(spoken.Time(TimeOnly.MinValue.AddMinutes(minute)), char.IsDigit));
    }
}
