using System.Text.Json;
using System.Text.Json.Serialization;
using McpEdge.Schemas;

namespace McpEdge.Api;

/// <summary>Reads the JSON that a request brings.</summary>
internal static class ApiBody
{
    private const int MaxReason = 500;

    private static readonly JsonSerializerOptions Strict = new(ToolJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The body. Members that it doesn't know are refused, so that no misspelt one is lost.</summary>
    /// <exception cref="ApiException">It can't be read.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, string example)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, Strict, request.HttpContext.RequestAborted) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new ApiException(ApiProblem.Invalid([new("body", $"must be JSON such as {example}")]));
        }
    }

    /// <summary>A reason that a person gives, which the record keeps.</summary>
    public static ApiFieldProblem? CheckReason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReason || reason.Any(char.IsControl)
            ? new("reason", $"must have 1 to {MaxReason} characters of one line")
            : null;
}
