using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Conformance;

/// <summary>What a handler may ask the client for before it answers, and how it reads the replies.</summary>
internal static class Questions
{
    public static InputRequest Roots { get; } = Create(RequestMethods.RootsList, "{}");

    public static InputRequest Elicit(string message, string property, string type = "string") => Create(RequestMethods.ElicitationCreate, $$"""
        {"message":"{{message}}","requestedSchema":{"type":"object","properties":{"{{property}}":{"type":"{{type}}"} },"required":["{{property}}"]} }
        """);

    public static InputRequest Sample(string text, int maxTokens) => Create(RequestMethods.SamplingCreateMessage, $$"""
        {"messages":[{"role":"user","content":{"type":"text","text":"{{text}}"} }],"maxTokens":{{maxTokens}} }
        """);

    /// <summary>A text field of a form that the user accepted, or null when the reply is missing or has another shape.</summary>
    public static string? Field(RequestParams? parameters, string key, string property) =>
        Reply(parameters, key) is { ValueKind: JsonValueKind.Object } reply
        && reply.TryGetProperty("content", out var content)
        && content.ValueKind == JsonValueKind.Object
        && content.TryGetProperty(property, out var value)
            ? value.ToString()
            : null;

    public static JsonElement? Reply(RequestParams? parameters, string key) =>
        parameters?.InputResponses?.TryGetValue(key, out var reply) is true ? reply.RawValue : null;

    private static InputRequest Create(string method, string parameters) =>
        new() { Method = method, Params = JsonDocument.Parse(parameters).RootElement };
}
