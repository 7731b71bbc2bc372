using System.Text.Json;
using System.Text.Json.Nodes;
using McpEdge.Schemas;
using McpEdge.Tools;

namespace McpEdge.Intents;

/// <summary>The argument <c>confirm_repeat</c>, which every tool takes: it is about the call, and not of it.</summary>
internal static class RepeatArgument
{
    public const string Name = "confirm_repeat";

    private const string CamelCase = "confirmRepeat";

    private const string Description =
        "Leave it out. Only when a call was answered with CONFIRM_REPEAT and the caller wants the same once more, repeat the call with true.";

    public static bool IsIn(JsonElement? arguments) =>
        arguments is { ValueKind: JsonValueKind.Object } given
        && (given.TryGetProperty(Name, out var value) || given.TryGetProperty(CamelCase, out value))
        && (value.ValueKind == JsonValueKind.True || (Text.TryRead(value, out var text) && bool.TryParse(text, out var yes) && yes));

    /// <summary>Whether a tool that doesn't know this argument complains about it.</summary>
    public static bool IsMeant(FieldProblem problem) => problem.Field is Name or CamelCase && problem.Reason == Reasons.Unknown;

    /// <summary>Whether lists show it.</summary>
    public static bool IsFor(ToolProfile tool) => tool is { ReadOnly: false, Idempotent: false };

    /// <summary>A tool's published schema with the argument.</summary>
    public static JsonElement AddTo(JsonElement schema)
    {
        var with = JsonObject.Create(schema)!;
        with["properties"]![Name] = new JsonObject { ["description"] = Description, ["type"] = "boolean" };

        return JsonSerializer.SerializeToElement(with, ToolJson.Options);
    }
}
