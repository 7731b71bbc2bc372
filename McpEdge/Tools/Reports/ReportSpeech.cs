using McpEdge.Speech;
using McpEdge.Tools.Analytics;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Tools.Reports;

/// <summary>How reports are talked about.</summary>
internal static class ReportSpeech
{
    /// <summary>"Revenue of nine thousand dollars, three hundred orders and six hundred items sold."</summary>
    public static string Summary(Wire.Report report) => report.Status switch
    {
        Wire.ReportStatus.Completed => Capital(SpokenList.Join([.. report.Figures.Take(SpokenList.MostItems).Select(Say)])) + ".",
        Wire.ReportStatus.Failed => report.Failure,
        Wire.ReportStatus.Running => $"It is being made; {SpokenNumber.Cardinal(report.Progress)} percent are done.",
        _ => "It is waiting to be made.",
    };

    /// <summary>"the sales report from … to …".</summary>
    public static string Name(ReportKind kind, PeriodView days, DateOnly today)
    {
        var period = AnalyticsSpeech.Period(days, today);
        return $"the {kind.ToString().ToLowerInvariant()} report {char.ToLowerInvariant(period[0])}{period[1..]}";
    }

    /// <summary>"The sales report from … to … is ready. Revenue of … "</summary>
    public static string Say(Wire.Report report, DateOnly today)
    {
        var name = Capital(Name(report.Type.ToView(), report.Period.ToView(), today));

        return report.Status switch
        {
            Wire.ReportStatus.Completed => $"{name} is ready. {Summary(report)}",
            Wire.ReportStatus.Failed => $"{name} could not be made. {Summary(report)}",
            _ => $"{name} is not ready yet. {Summary(report)} Ask me about it again in a moment.",
        };
    }

    private static string Say(Wire.ReportFigure figure) => figure.Amount is { } amount
        ? $"{figure.Label} of {amount.ToView().Say()}"
        : $"{SpokenNumber.Cardinal(figure.Count)} {figure.Label}";

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
