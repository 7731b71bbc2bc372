using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using McpEdge.Schemas;

namespace McpEdge.Api;

/// <summary>Reads the JSON that a request brings.</summary>
internal static class ApiBody
{
    private const int LargestBody = 1024 * 1024;
    private const int MaxReason = 500;

    private static readonly JsonSerializerOptions Strict = new(ToolJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The body. Members that it doesn't know are refused, so that no misspelt one is lost.</summary>
    /// <exception cref="ApiException">It can't be read, or is larger than a megabyte.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, string example)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(await ReadAsync(request), Strict) ?? throw new JsonException();
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

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        var read = await request.BodyReader.ReadAtLeastAsync(LargestBody + 1, request.HttpContext.RequestAborted);
        var body = read.Buffer.Length <= LargestBody ? read.Buffer.ToArray() : null;
        request.BodyReader.AdvanceTo(read.Buffer.End);

        return body ?? throw new ApiException(new(
            StatusCodes.Status413PayloadTooLarge, "TOO_LARGE", "The request is too large.", "Send at most one megabyte."));
    }
}
