using System.Text.Json;
using System.Text.Json.Nodes;
using McpEdge.Schemas;

namespace McpEdge.Approvals.Confirmations;

/// <summary>The argument that no tool declares and every tool takes: it is about the call, and not of it.</summary>
internal static class ConfirmationArgument
{
    public const string Name = "confirmation_token";

    private const string CamelCase = "confirmationToken";

    private const string Description =
        "Leave it out at first. The answer then has a question for the caller and a token; when the caller says yes, repeat the call with it.";

    /// <summary>The token; null when there is none.</summary>
    public static string? In(JsonElement? arguments) =>
        arguments is { ValueKind: JsonValueKind.Object } given
        && (given.TryGetProperty(Name, out var token) || given.TryGetProperty(CamelCase, out token))
        && Text.TryRead(token, out var text)
        && text.Trim() is { Length: > 0 } found ? found : null;

    /// <summary>Whether a tool that doesn't know this argument complains about it.</summary>
    public static bool IsMeant(FieldProblem problem) => problem.Field is Name or CamelCase && problem.Reason == Reasons.Unknown;

    /// <summary>A tool's published schema with the argument.</summary>
    public static JsonElement AddTo(JsonElement schema)
    {
        var with = JsonObject.Create(schema)!;
        with["properties"]![Name] = new JsonObject { ["description"] = Description, ["type"] = "string" };

        return JsonSerializer.SerializeToElement(with, ToolJson.Options);
    }
}
