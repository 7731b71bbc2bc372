using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using McpEdge.Speech;

namespace McpEdge.Tests.Speech;

public sealed partial class SpeakableLineTests
{
    [Theory]
    [InlineData("Alex Morgan is active.", "Alex Morgan is active.")]
    [InlineData("Siobhan O'Brien, María-José Núñez", "Siobhan O'Brien, María-José Núñez")]
    [InlineData("**Bold** and `code`\n- list", "Bold and code - list")]
    [InlineData("It comes on 2024-01-15.", "It comes on Monday, January fifteenth, twenty twenty-four.")]
    [InlineData("At 2024-01-15T12:30:00Z it came", "At Monday, January fifteenth, twenty twenty-four it came")]
    [InlineData("Code 12345 or 1234", "Code one two three four five or 1234")]
    [InlineData("a\u202Eb\u0007c", "ab c")]
    [InlineData("  two  spaces ", "two spaces")]
    public void Data_cannot_make_a_line_unspeakable(string text, string line)
    {
        Assert.Equal(line, SpeakableLine.From(text, SpokenLanguage.English));
    }

    [Fact]
    public void Digits_that_come_together_are_still_said_one_by_one()
    {
        Assert.Equal("two nine four nine zero", SpeakableLine.From("2949~0", SpokenLanguage.English));
    }

    [Fact]
    public void Whatever_comes_in_one_clean_line_comes_out()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<string?>(text => IsClean(SpeakableLine.From(text ?? "", SpokenLanguage.English))));
    }

    private static bool IsClean(string line) =>
        !Unspeakable().IsMatch(line) && !line.Any(char.IsControl) && line == line.Trim() && !line.Contains("  ", StringComparison.Ordinal);

    [GeneratedRegex(@"[*_`#|<>\[\]~\\\r\n]|[0-9]{5,}|\d{4}-\d{2}-\d{2}")]
    private static partial Regex Unspeakable();
}
