using System.Globalization;

namespace McpEdge.Schemas;

/// <summary>Bounds of an argument in words.</summary>
internal static class Limits
{
    /// <summary>"must have 1 to 50 items", "must be 0 or more".</summary>
    public static string Describe(ArgumentSchema schema, string verb, string unit = "")
    {
        var (least, most) = (Say(schema.Least), Say(schema.Most));
        var bounds = (least, most) switch
        {
            (null, _) => $"at most {most}",
            (_, null) => $"at least {least}",
            _ => $"{least} to {most}",
        };

        return $"must {verb} {bounds}{(unit.Length == 0 ? "" : $" {unit}s")}";
    }

    private static string? Say(decimal? bound) => bound?.ToString("#,0.####", CultureInfo.InvariantCulture);
}
