namespace McpEdge.Tests.Speech.Oracles;

public sealed class NumberOracleTests
{
    private static readonly long[] Numbers =
    [
        .. Enumerable.Range(0, 2_100),
        .. Enumerable.Range(0, 1_500).Select(step => (step * 6_151_379L) + step),
        .. Enumerable.Range(0, 600).Select(step => (long.MaxValue / 600 * step) + (step * step)),
        long.MaxValue,
    ];

    [Theory]
    [MemberData(nameof(Languages.Codes), MemberType = typeof(Languages))]
    public async Task Numbers_are_said_as_another_implementation_says_them(string language)
    {
        var theirs = await NumberOracle.SayAsync(language, Numbers);

        Assert.Equal(Numbers.Length, theirs.Length);
        Assert.All(Numbers.Zip(theirs), number => Assert.Equal(Usual(number.Second), Languages.Of(language).Cardinal(number.First)));
    }

    // It writes English groups with commas and leaves the German "eins" as it is inside a word and before a noun, which nobody does.
    private static string Usual(string words) => words.Replace(",", "").Replace("einstausend", "eintausend").Replace("eins Milli", "ein Milli")
        .Replace("eins Billi", "ein Billi").Replace("eins Trilli", "ein Trilli");
}
