using System.ComponentModel;
using System.Globalization;

namespace McpEdge.Limits;

/// <summary>
/// So many calls in so much time, kept as a bucket that holds <see cref="Permits"/> and fills evenly within <see cref="Window"/>: all of
/// them may come at once, and one more for each part of the window that has passed.
/// </summary>
/// <param name="Permits">How many calls; at least one.</param>
/// <param name="Window">In which time; more than none.</param>
[TypeConverter(typeof(RateConverter))]
internal readonly record struct Rate(int Permits, TimeSpan Window)
{
    /// <summary>In which time one permit comes back.</summary>
    public TimeSpan Each => Window / Permits;

    /// <summary>A rate as it is written in configuration: <c>60/00:01:00</c>.</summary>
    public static Rate Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);

        return slash > 0
            && int.TryParse(text[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out var permits)
            && TimeSpan.TryParse(text[(slash + 1)..], CultureInfo.InvariantCulture, out var window)
            && permits > 0
            && window > TimeSpan.Zero
            ? new(permits, window)
            : throw new FormatException($"'{text}' is no rate: write calls and time, such as 60/00:01:00.");
    }

    /// <summary>Another number of permits in the same time, at least one.</summary>
    public Rate Times(double factor) => this with { Permits = (int)Math.Clamp(Permits * factor, 1, int.MaxValue) };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Permits}/{Window.TotalSeconds:0.###}s");
}

/// <summary>Lets configuration have rates.</summary>
internal sealed class RateConverter : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

    public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => Rate.Parse((string)value);
}
