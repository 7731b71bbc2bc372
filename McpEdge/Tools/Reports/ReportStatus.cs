using System.ComponentModel;
using McpEdge.ReportLinks;
using McpEdge.Schemas;
using McpEdge.Speech;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Tools.Reports;

internal sealed record ReportStatusArguments
{
    [Description("report_id that generate_report answered with.")]
    [Ask("Which report do you mean?", "Welchen Bericht meinen Sie?", "De quel rapport s'agit-il ?")]
    public required Guid ReportId { get; init; }
}

internal sealed class ReportStatus(Wire.ReportService.ReportServiceClient reports, LinkAddress links) : Tool<ReportStatusArguments, ReportView>(Published)
{
    private static readonly ToolProfile Published = new(
        "report_status",
        new Phrase("Report status", "Stand eines Berichts", "État d'un rapport"),
        "Tells how far a report of generate_report is, with a new link to it and, when it is completed, its headlines.",
        "reports:read")
    {
        ReadOnly = true,
    };

    protected override async Task<ToolAnswer<ReportView>> AnswerAsync(
        ReportStatusArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var report = await reports.GetReportAsync(new() { ReportId = $"{arguments.ReportId:D}" }, context.Required(cancellationToken));

        return new(ReportSpeech.Say(report, context.Today, context.Language), report.ToView(links, context.Language));
    }
}
