using System.Text.Json;

namespace McpEdge.Tests.Tools;

/// <summary>What a tool said, and the data it gave.</summary>
internal sealed record ToolData(string Speech, JsonElement Data)
{
    /// <summary>The value at a path such as <c>products[0].name</c>.</summary>
    public JsonElement this[string path] => path.Split('.', '[').Aggregate(Data, Step);

    public string? Text(string path) => this[path].GetString();

    public long Number(string path) => this[path].GetInt64();

    public bool Has(string name) => Data.TryGetProperty(name, out _);

    public List<JsonElement> List(string path) => [.. this[path].EnumerateArray()];

    private static JsonElement Step(JsonElement at, string step) =>
        step.EndsWith(']') ? at[int.Parse(step.AsSpan(0, step.Length - 1), System.Globalization.CultureInfo.InvariantCulture)] : at.GetProperty(step);
}
