using System.Text;
using System.Text.RegularExpressions;

namespace McpEdge.Prompts;

/// <summary>Writes a script out for a caller.</summary>
internal static partial class ScriptWriter
{
    private const string ToolPrefix = "tool:";

    public static string Write(CallScript script, ScriptTools tools, IReadOnlyDictionary<string, string> arguments)
    {
        var text = new StringBuilder();
        foreach (var line in script.Text.Split('\n'))
        {
            if (TryFill(line, tools, arguments, out var filled))
            {
                text.Append(filled).Append('\n');
            }
        }

        return text.ToString().TrimEnd();
    }

    private static bool TryFill(string line, ScriptTools tools, IReadOnlyDictionary<string, string> arguments, out string filled)
    {
        var isComplete = true;
        filled = Placeholder().Replace(line, match =>
        {
            var name = match.Groups[1].Value;
            var value = name.StartsWith(ToolPrefix, StringComparison.Ordinal)
                ? tools.Find(name[ToolPrefix.Length..])
                : arguments.GetValueOrDefault(name);
            isComplete &= value is not null;

            return value ?? "";
        });

        return isComplete;
    }

    [GeneratedRegex(@"\{([a-z_:|]+)\}")]
    private static partial Regex Placeholder();
}
