using McpEdge.Speech;

namespace McpEdge.Tests.Speech;

public sealed class EnglishDateTests
{
    [Theory]
    [InlineData("2024-01-16", "2024-11-21", "Tuesday, January sixteenth")]
    [InlineData("2024-01-15", "2026-11-21", "Monday, January fifteenth, twenty twenty-four")]
    [InlineData("2024-02-29", "2025-01-01", "Thursday, February twenty-ninth, twenty twenty-four")]
    [InlineData("2026-12-31", "2026-01-01", "Thursday, December thirty-first")]
    public void Days_are_said_with_the_year_when_it_is_another(string date, string today, string words)
    {
        Assert.Equal(words, SpokenLanguage.English.Date(DateOnly.Parse(date, null), DateOnly.Parse(today, null)));
    }

    [Theory]
    [InlineData("00:00", "midnight")]
    [InlineData("12:00", "noon")]
    [InlineData("15:00", "three PM")]
    [InlineData("09:05", "nine oh five AM")]
    [InlineData("12:30", "twelve thirty PM")]
    [InlineData("00:15", "twelve fifteen AM")]
    [InlineData("23:59", "eleven fifty-nine PM")]
    public void Times_are_said_by_the_twelve_hour_clock(string time, string words)
    {
        Assert.Equal(words, SpokenLanguage.English.Time(TimeOnly.Parse(time, null)));
    }

    [Theory]
    [InlineData(1906, "nineteen oh six")]
    [InlineData(1900, "nineteen hundred")]
    [InlineData(1999, "nineteen ninety-nine")]
    [InlineData(2000, "two thousand")]
    [InlineData(2005, "two thousand and five")]
    [InlineData(2010, "twenty ten")]
    [InlineData(2026, "twenty twenty-six")]
    public void Years_are_said_as_people_say_them(int year, string words)
    {
        Assert.Equal(words, SpokenLanguage.English.Year(year));
    }
}
