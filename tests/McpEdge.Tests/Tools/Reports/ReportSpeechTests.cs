using McpEdge.Speech;
using McpEdge.Tools.Reports;

namespace McpEdge.Tests.Tools.Reports;

public sealed class ReportSpeechTests
{
    [Fact]
    public void A_report_is_named_by_what_it_is_about_and_its_days() => Assert.Equal(
        "make the inventory report from Monday, January first to Wednesday, January thirty-first, twenty twenty-four",
        ReportSpeech.Effect(ReportKind.Inventory, new(new(2024, 1, 1), new(2024, 1, 31)), new(2026, 3, 2), SpokenLanguage.English));
}
