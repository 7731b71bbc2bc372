using System.Globalization;
using OrdersService.Reports.Content;

namespace OrdersService.Reports.Pdf;

internal sealed record Area(double X, double Y, double Width, double Height);

/// <summary>Draws bars over a scale of round numbers.</summary>
internal static class BarChart
{
    private const double ScaleWidth = 52;
    private const double LabelHeight = 14;
    private const int Steps = 4;
    private const double BarShare = 0.7;

    private static readonly TextStyle Label = new(7, Colour: Colours.Faint);

    public static void Draw(PdfPage page, ReportChart chart, Area area)
    {
        var plot = new Area(area.X + ScaleWidth, area.Y, area.Width - ScaleWidth, area.Height - LabelHeight);
        var step = Step(chart.Bars.Select(bar => bar.Height).DefaultIfEmpty().Max());

        DrawScale(page, plot, step);

        foreach (var (index, bar) in chart.Bars.Index())
            DrawBar(page, plot, chart.Bars.Count, index, bar, step * Steps);
    }

    /// <summary>A round number of which <see cref="Steps"/> reach the highest bar: 1, 2 or 5 times a power of ten.</summary>
    public static decimal Step(decimal highest)
    {
        for (var power = 1m; ; power *= 10)
        {
            foreach (var factor in (decimal[])[1, 2, 5])
            {
                if (factor * power * Steps >= highest)
                    return factor * power;
            }
        }
    }

    private static void DrawScale(PdfPage page, Area plot, decimal step)
    {
        for (var line = 0; line <= Steps; line++)
        {
            var y = plot.Y + plot.Height - (plot.Height * line / Steps);
            page.Line(plot.X, y, plot.X + plot.Width, y, line == 0 ? Colours.Faint : Colours.Rule);
            page.Text((step * line).ToString("N0", CultureInfo.InvariantCulture), plot.X - 6, y + 2.5, Label with { Alignment = Alignment.Right });
        }
    }

    private static void DrawBar(PdfPage page, Area plot, int count, int index, ReportBar bar, decimal top)
    {
        var room = plot.Width / count;
        var height = plot.Height * (double)(bar.Height / top);
        var left = plot.X + (index * room) + (room * (1 - BarShare) / 2);

        page.Rectangle(left, plot.Y + plot.Height - height, room * BarShare, height, Colours.Bar);

        // Labels that would touch are left out, all at the same distance.
        var every = Math.Max(1, (int)Math.Ceiling(34 / room));

        if (index % every == 0)
            page.Text(PdfFont.Fit(bar.Label, Label.Size, bold: false, (room * every) - 2), left + (room * BarShare / 2), plot.Y + plot.Height + 10, Label with { Alignment = Alignment.Centre });
    }
}
