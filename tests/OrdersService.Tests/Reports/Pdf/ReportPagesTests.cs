using OrdersService.Analytics;
using OrdersService.Orders;
using OrdersService.Reports;
using OrdersService.Reports.Content;
using OrdersService.Reports.Formats;
using OrdersService.Reports.Pdf;

namespace OrdersService.Tests.Reports.Pdf;

public sealed class ReportPagesTests
{
    // Every letter that the font is said to have, in words that can be found again.
    private const string Letters =
        "ÀÁÂÃÄÅĀĂĄÆ ÇĆČĎĐÐ ÈÉÊËĒĖĘĚ ĞÌÍÎÏĪĮİ ĹŁÑŃŇ ÒÓÔÕÖŌŐØŒ ŔŘŚŞŠŤŢÞ ÙÚÛÜŪŮŰŲ ÝŸŹŻŽ "
        + "àáâãäåāăąæ çćčďđð èéêëēėęě ğìíîïīįı ĺłñńň òóôõöōőøœ ŕřśşšťţþ ùúûüūůűų ýÿźżžß";

    [Fact]
    public async Task Letters_of_Europe_come_out_as_they_went_in()
    {
        // No document has all of them, but each has those that it uses.
        foreach (var words in Letters.Split(' ').Chunk(6))
        {
            var text = await OtherPrograms.TextOfPdfAsync(PdfFormat.Write(Content([.. words]), DateTimeOffset.UnixEpoch));

            Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_the_font_has_not_is_a_question_mark()
    {
        var text = await OtherPrograms.TextOfPdfAsync(PdfFormat.Write(Content(["田中 (x) \\ <y>"]), DateTimeOffset.UnixEpoch));

        Assert.Contains("?? (x) \\ <y>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_table_goes_on_over_pages_with_its_heading()
    {
        var names = Enumerable.Range(1, 200).Select(number => $"Product {number:D3}").ToArray();

        var text = await OtherPrograms.TextOfPdfAsync(PdfFormat.Write(Content(names), DateTimeOffset.UnixEpoch));

        Assert.All(names, name => Assert.Contains(name, text, StringComparison.Ordinal));
        // A form feed ends each page.
        var pages = text.Count(character => character == '\f');
        Assert.True(pages > 3);
        Assert.Contains($"Page {pages} of {pages}", text, StringComparison.Ordinal);
        Assert.Equal(pages, text.Split("Amount").Length - 1);
    }

    [Fact]
    public void Too_long_a_text_is_shortened_to_its_room()
    {
        Assert.Equal("Espresso", PdfFont.Fit("Espresso", 9, bold: false, 100));

        var shortened = PdfFont.Fit("A very long name of a product that nobody can remember", 9, bold: false, 100);
        Assert.EndsWith("…", shortened, StringComparison.Ordinal);
        Assert.InRange(PdfFont.Width(shortened, 9, bold: false), 80, 100);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(17, 5)]
    [InlineData(21, 10)]
    [InlineData(1234.5, 500)]
    public void A_scale_has_round_numbers_and_reaches_the_highest_bar(double highest, int step) => Assert.Equal(step, BarChart.Step((decimal)highest));

    private static ReportContent Content(string[] names) => new(
        "Test report",
        new(ReportType.Sales, new Period(new(2024, 1, 1), new(2024, 1, 31)), ReportFormat.Pdf, "", "", 20),
        [ReportFigure.Of("orders", 1234), ReportFigure.Of("revenue", new Money(123456, "USD"))],
        new("Bars", "units", [new("one", 1), new("two", 2)]),
        [new("Names", [new("Name", 3), new("Amount")], [.. names.Select(name => (object[])[name, new Money(100, "USD")])])]);
}
