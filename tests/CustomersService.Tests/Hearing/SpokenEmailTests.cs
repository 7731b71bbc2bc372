using CustomersService.Hearing;
using FsCheck;
using FsCheck.Fluent;

namespace CustomersService.Tests.Hearing;

public sealed class SpokenEmailTests
{
    [Theory]
    [InlineData("jon underscore smith at gmail dot com", "jon_smith@gmail.com")]
    [InlineData("Jon under score Smith at g mail dot com", "jon_smith@gmail.com")]
    [InlineData("jon dot smith at mail dash server dot co dot uk", "jon.smith@mail-server.co.uk")]
    [InlineData("j smith four two at example dotcom", "jsmith42@example.com")]
    [InlineData("j smith nineteen eighty five at example dot com", "jsmith1985@example.com")]
    [InlineData("smith double oh seven at example dot com", "smith007@example.com")]
    [InlineData("matt with double t at example dot com", "mattwithtt@example.com")]
    [InlineData("o brien plus orders at example dot com", "obrien+orders@example.com")]
    [InlineData("pat at home at example dot com", "patathome@example.com")]
    [InlineData("all lowercase jon at example dot com.", "jon@example.com")]
    [InlineData("j as in juliet o n at example dot com", "jon@example.com")]
    [InlineData("S M Y T H at example dot com", "smyth@example.com")]
    public void An_address_is_read_as_people_say_it(string said, string address)
    {
        Assert.Equal(address, SpokenEmail.Readings(said)[0]);
    }

    [Fact]
    public void Number_words_may_be_digits_or_words()
    {
        Assert.Equal(["oh4jon@example.com", "04jon@example.com", "ohfourjon@example.com"], SpokenEmail.Readings("oh four jon at example dot com").OrderBy(reading => reading.Contains('4') ? reading[0] == 'o' ? 0 : 1 : 2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("at")]
    [InlineData("at example dot com")]
    [InlineData("jon smith at")]
    [InlineData("jon smith")]
    public void Without_an_at_between_two_parts_it_is_no_address(string said)
    {
        Assert.Empty(SpokenEmail.Readings(said));
    }

    [Theory]
    [InlineData("G", "g")]
    [InlineData("g mail", "gmail")]
    [InlineData("gmail dot com", "gmail.com")]
    [InlineData("@Gmail.com", "gmail.com")]
    [InlineData("mail dash server", "mail-server")]
    public void A_domain_is_read_whole_or_by_its_beginning(string said, string domain)
    {
        Assert.Equal(domain, SpokenEmail.Domain(said));
    }

    [Fact]
    public void Every_reading_has_one_at_and_no_blank()
    {
        Prop.ForAll<string, string>((local, domain) => SpokenEmail.Readings($"{local} at {domain}").All(reading =>
                !reading.Any(char.IsWhiteSpace) && reading.Count(character => character == '@') == 1 + Ats(local) + Ats(domain)))
            .QuickCheckThrowOnFailure();
    }

    private static int Ats(string? text) => text?.Count(character => character == '@') ?? 0;
}
