using McpEdge.Speech;

namespace McpEdge.Tools.Analytics;

/// <summary>How figures are talked about.</summary>
internal static class AnalyticsSpeech
{
    /// <summary>"On Monday, January fifteenth, main took one hundred dollars in twelve orders."</summary>
    public static string Say(SalesDataResult sales, Money revenue, DateOnly today)
    {
        var day = SpokenDate.Say(sales.Date, today);
        var who = sales.Location ?? "all locations together";

        return sales.Transactions == 0
            ? $"On {day}, {(sales.Location is null ? "nothing was sold" : $"nothing was sold at {sales.Location}")}."
            : $"On {day}, {who} took {revenue.Say()} in {SpokenNumber.Count(sales.Transactions, "order")}.";
    }

    /// <summary>"From … to …, there were three hundred orders for nine thousand dollars, twelve percent more than before. …"</summary>
    public static string Say(AnalyticsResult analytics, DateOnly today)
    {
        var period = Period(analytics.Period, today) + (analytics.Location is { } location ? $" at {location}" : "");
        if (analytics.Figures.Orders == 0)
        {
            return $"{period}, nothing was sold.";
        }

        var orders = SpokenNumber.Count(analytics.Figures.Orders, "order");
        var verb = analytics.Figures.Orders == 1 ? "was" : "were";
        return $"{period}, there {verb} {orders} for {analytics.Figures.Revenue.Say()}{Compared(analytics.Before)}.{Best(analytics)}";
    }

    /// <summary>"On Monday, January fifteenth" or "From Monday, January first to Wednesday, January thirty-first".</summary>
    public static string Period(PeriodView period, DateOnly today)
    {
        // The year of the first day is understood from that of the last.
        var from = SpokenDate.Say(period.From, period.From.Year == period.To.Year ? period.From : today);

        return period.From == period.To
            ? $"On {SpokenDate.Say(period.From, today)}"
            : $"From {from} to {SpokenDate.Say(period.To, today)}";
    }

    private static string Compared(ComparisonView before) => before.RevenueChangePercent is not { } change ? "" : Math.Round(change) switch
    {
        0 => ", about as much as in the period before",
        > 0 and var more => $", {SpokenNumber.Cardinal((long)more)} percent more than in the period before",
        var less => $", {SpokenNumber.Cardinal((long)-less)} percent less than in the period before",
    };

    private static string Best(AnalyticsResult analytics) => analytics.TopProducts switch
    {
        [] => "",
        [var only] => $" Only {only.Name} was sold.",
        var products => $" Most revenue came from {SpokenList.Join([.. products.Take(SpokenList.MostItems).Select(product => product.Name)])}.",
    };
}
