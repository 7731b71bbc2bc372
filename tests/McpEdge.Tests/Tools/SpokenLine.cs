using System.Text.RegularExpressions;

namespace McpEdge.Tests.Tools;

/// <summary>What every line for a caller's ear has to be.</summary>
internal static partial class SpokenLine
{
    public static void Check(string line)
    {
        Assert.NotEmpty(line);
        Assert.DoesNotMatch(NotSpoken(), line);
        Assert.True(line.Split(' ').Length <= 120, line);
    }

    [GeneratedRegex(@"[\r\n*_`#|<>{}]|\$|\d{5,}|\d{4}-\d{2}-\d{2}|  ")]
    private static partial Regex NotSpoken();
}
