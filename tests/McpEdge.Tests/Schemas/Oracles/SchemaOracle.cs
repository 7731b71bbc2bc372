using System.Runtime.CompilerServices;
using System.Text.Json;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Schemas.Oracles;

/// <summary>JSON Schema 2020-12 as Python's jsonschema understands it (Debian: python3-jsonschema).</summary>
internal static class SchemaOracle
{
    /// <summary>What is wrong with schemas, and with values by the schema of their name; one line each.</summary>
    public static async Task<string[]> ProblemsAsync(
        IReadOnlyDictionary<string, JsonElement> schemas, IEnumerable<(string Name, JsonElement Value)> values)
    {
        var input = JsonSerializer.Serialize(new { schemas, values = values.Select(entry => new { name = entry.Name, value = entry.Value }) });

        return (await Python.RunAsync("jsonschema", "python3-jsonschema", [Script()], input)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "check_schemas.py");
}
