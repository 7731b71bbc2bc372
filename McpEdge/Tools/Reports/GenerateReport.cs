using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using McpEdge.Intents;
using McpEdge.ReportLinks;
using McpEdge.Schemas;
using McpEdge.Speech;
using McpEdge.Tools.Catalogue;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Tools.Reports;

internal sealed record GenerateReportArguments
{
    [Description("sales: what was sold. inventory: stock as it is now beside what was sold. customer: who bought.")]
    [Ask(
        "A report about sales, inventory or customers?",
        "Ein Bericht über Verkäufe, Lager oder Kunden?",
        "Un rapport sur les ventes, le stock ou les clients ?")]
    public required ReportKind ReportType { get; init; }

    [Description("First business day, such as 2024-01-01.")]
    [Ask("From which day on?", "Ab welchem Tag?", "À partir de quel jour ?")]
    public required DateOnly StartDate { get; init; }

    [Description("Last business day, included; at most three years after the first.")]
    [Ask("Up to which day?", "Bis zu welchem Tag?", "Jusqu'à quel jour ?")]
    public required DateOnly EndDate { get; init; }

    [Description("How it is written.")]
    [DefaultValue("pdf")]
    public ReportFormat? Format { get; init; }

    [Description("What to show only.")]
    public ReportFilters? Filters { get; init; }

    [Description("Names this report: a repeated call with the same key and content answers with the same report instead of making another.")]
    [StringLength(200, MinimumLength = 1)]
    public string? IdempotencyKey { get; init; }
}

internal sealed record ReportFilters
{
    [Description("Only this location, such as main.")]
    [Ask("At which location?", "An welchem Standort?", "À quel endroit ?")]
    [Location]
    public string? Location { get; init; }

    [Description("Only products of this category, such as mains; for an inventory report.")]
    [Ask("Which category of products?", "Welche Produktkategorie?", "Quelle catégorie de produits ?")]
    [StringLength(100, MinimumLength = 1)]
    public string? Category { get; init; }

    [Description("How many products or customers the lists have.")]
    [Range(1, 1000)]
    [DefaultValue(20)]
    public int? Top { get; init; }
}

internal sealed class GenerateReport(Wire.ReportService.ReportServiceClient reports, LinkAddress links, TimeProvider clock)
    : Tool<GenerateReportArguments, ReportView>(Published)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    // What it takes to answer when the wait was in vain.
    private static readonly TimeSpan Reserve = TimeSpan.FromMilliseconds(400);

    private static readonly ToolProfile Published = new(
        "generate_report",
        new Phrase("Generate report", "Bericht erstellen", "Créer un rapport"),
        "Makes a document about a period, as PDF with a chart, Excel workbook or JSON, and answers with a link to it and its headlines. "
        + "Most are ready at once; if status is queued or running, ask report_status in a few seconds.",
        "reports:write")
    {
        Risk = Risk.Low,
        KeptBy = "orders",
        Expensive = true,
    };

    private static readonly Phrase BeforeStart = new(
        "is before start_date: invalid date range", "liegt vor start_date: ungültiger Zeitraum", "est avant start_date : période invalide");

    private static readonly Phrase WhichDays = new(
        "From which day to which day?", "Von welchem bis zu welchem Tag?", "De quel jour à quel jour ?");

    private static readonly Phrase OnlyInventory = new(
        "is only for an inventory report", "ist nur für einen Lagerbericht", "n'est que pour un rapport de stock");

    private static readonly Phrase AboutInventory = new(
        "Should the report be about the inventory?", "Soll es ein Bericht über das Lager sein?", "Le rapport doit-il porter sur le stock ?");

    protected override IEnumerable<FieldProblem> Check(GenerateReportArguments arguments)
    {
        if (arguments.StartDate > arguments.EndDate)
        {
            yield return new("end_date", BeforeStart, WhichDays);
        }

        if (arguments is { Filters.Category: not null, ReportType: not ReportKind.Inventory })
        {
            yield return new("filters.category", OnlyInventory, AboutInventory);
        }
    }

    protected override Task<PendingEffect> EffectAsync(
        GenerateReportArguments arguments, ToolContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new PendingEffect(ReportSpeech.Effect(
            arguments.ReportType, new(arguments.StartDate, arguments.EndDate), context.Today, context.Language)));

    protected override async Task<ToolAnswer<ReportView>> AnswerAsync(
        GenerateReportArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var ordered = await reports.GenerateReportAsync(Request(arguments, context), context.Required(cancellationToken));
        var wait = Shorter(context.Deadline - clock.GetUtcNow() - Reserve, LongestWait);
        var report = await reports.GetReportAsync(
            new() { ReportId = ordered.Id, Wait = Duration.FromTimeSpan(wait) }, context.Required(cancellationToken));

        return new(ReportSpeech.Say(report, context.Today, context.Language), report.ToView(links, context.Language));
    }

    private static Wire.GenerateReportRequest Request(GenerateReportArguments arguments, ToolContext context) => new()
    {
        Type = arguments.ReportType.ToWire(),
        StartDate = Day(arguments.StartDate),
        EndDate = Day(arguments.EndDate),
        Format = (arguments.Format ?? ReportFormat.Pdf).ToWire(),
        Filters = new()
        {
            Location = LocationAttribute.Canonical(arguments.Filters?.Location),
            Category = arguments.Filters?.Category ?? "",
            Top = arguments.Filters?.Top ?? 0,
        },
        IntentKey = IntentKey.For(context, arguments.IdempotencyKey),
    };

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < TimeSpan.Zero ? TimeSpan.Zero : one < other ? one : other;
}
