using Aspire.Hosting.Output;

namespace Aspire.Hosting.Tests.Output;

public sealed class LogLinesTests
{
    [Theory]
    [InlineData("info: Orders[1]", LogSeverity.Normal)]
    [InlineData("warn: Orders[1]", LogSeverity.Warning)]
    [InlineData("fail: Orders[1]", LogSeverity.Error)]
    [InlineData("crit: Orders[1]", LogSeverity.Fatal)]
    [InlineData("Unhandled exception. System.Exception: no", LogSeverity.Fatal)]
    [InlineData("2026-11-21 07:05:38 UTC [1] FATAL:  could not write", LogSeverity.Error)]
    [InlineData("2026-11-21 07:05:38 UTC [1] FATAL:  the database system is starting up", LogSeverity.Normal)]
    [InlineData("2026-11-21 07:05:38 UTC [1] ERROR:  relation \"x\" does not exist", LogSeverity.Normal)]
    [InlineData("07:31:11.399 fail: Orders[1] no", LogSeverity.Error)]
    [InlineData("2026-11-21T07:31:11.399Z warn: Orders[1] slow", LogSeverity.Warning)]
    [InlineData("order 12 fail: no heading", LogSeverity.Normal)]
    [InlineData("hello", LogSeverity.Normal)]
    internal void A_line_says_how_serious_it_is(string line, LogSeverity severity)
    {
        Assert.Equal(severity, LogLines.Classify(line, LogSeverity.Normal));
    }

    [Fact]
    public void A_message_is_as_serious_as_its_heading()
    {
        Assert.Equal(LogSeverity.Warning, LogLines.Classify("      slow", LogSeverity.Warning));
        Assert.Equal(LogSeverity.Error, LogLines.Classify("   at Orders.Place()", LogSeverity.Error));
    }

    [Fact]
    public void Colours_are_taken_out()
    {
        Assert.Equal("warn: x", LogLines.WithoutColours("\e[40m\e[1m\e[33mwarn\e[39m\e[22m\e[49m: x"));
    }
}
