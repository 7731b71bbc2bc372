using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace AppHost;

/// <summary>The switches that are numbers.</summary>
internal static class Switches
{
    /// <summary>Names one that cannot be used; null when all can.</summary>
    public static string? Problem(IConfiguration configuration) =>
        Problem(configuration, "PORT", 65_535) ?? Problem(configuration, "Replicas:edge", 100);

    private static string? Problem(IConfiguration configuration, string key, int most) =>
        configuration[key] is not { } text
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
                ? null
                : $"{key} is '{text}': make it a whole number from 1 to {most}.";
}
