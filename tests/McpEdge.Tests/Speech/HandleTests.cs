namespace McpEdge.Tests.Speech;

public sealed class HandleTests
{
    [Theory]
    [InlineData("en", 1, "one")]
    [InlineData("en", 42, "forty-two")]
    [InlineData("en", 427, "four two seven")]
    [InlineData("en", 1001, "one zero zero one")]
    [InlineData("en", 12345, "one two, three four five")]
    [InlineData("en", 123456, "one two three, four five six")]
    [InlineData("de", 21, "einundzwanzig")]
    [InlineData("de", 1001, "eins null null eins")]
    [InlineData("fr", 71, "soixante et onze")]
    [InlineData("fr", 12345, "un deux, trois quatre cinq")]
    public void Long_numbers_are_said_digit_by_digit(string language, long number, string words)
    {
        Assert.Equal(words, Languages.Of(language).Handle(number));
    }

    [Theory]
    [MemberData(nameof(Languages.Codes), MemberType = typeof(Languages))]
    public void Every_number_is_understood_as_itself(string language)
    {
        Assert.All(Enumerable.Range(0, 30_000), number => Assert.Equal(number, WordsBack.Handle(language, Languages.Of(language).Handle(number))));
    }
}
