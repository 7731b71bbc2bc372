using McpEdge.Speech;

namespace McpEdge.Tests.Speech;

public sealed class EnglishPhoneTests
{
    [Theory]
    [InlineData("+14155550101", "plus one, four one five, five five five, zero one zero one")]
    [InlineData("+442079460123", "plus four four, two zero seven, nine four six, zero one two three")]
    [InlineData("+353861234567", "plus three five three, eight six one, two three four, five six seven")]
    [InlineData("+4930123456", "plus four nine, three zero one, two three four, five six")]
    [InlineData("5550101", "five five five, zero one zero one")]
    [InlineData("", "")]
    public void Numbers_are_said_digit_by_digit_in_groups(string phone, string words)
    {
        Assert.Equal(words, SpokenLanguage.English.Phone(phone));
    }
}
