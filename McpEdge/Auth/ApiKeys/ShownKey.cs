using Microsoft.Extensions.Primitives;

namespace McpEdge.Auth.ApiKeys;

/// <summary>The key that a request shows.</summary>
/// <param name="Key">Null when it shows none.</param>
/// <param name="Problem">Why what it shows can't be a key; null when nothing is wrong.</param>
internal readonly record struct ShownKey(string? Key, string? Problem)
{
    public const string Header = "x-api-key";

    private const int LongestKey = 512;
    private const string Bearer = "Bearer ";

    public static ShownKey In(IHeaderDictionary headers) =>
        headers.Authorization.Count == 0 && headers[Header] is [{ Length: <= LongestKey } only] && only.Trim() is { Length: > 0 } key
            ? new(key, null)
            : Among(headers);

    private static ShownKey Among(IHeaderDictionary headers)
    {
        var shown = headers[Header].Concat(BearerTokens(headers.Authorization))
            .Select(key => key?.Trim() ?? "")
            .Where(key => key.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();

        return shown switch
        {
            [] => new(null, null),
            [{ Length: > LongestKey }] => new(null, "The API key is too long."),
            [var key] => new(key, null),
            _ => new(null, "The request shows different API keys."),
        };
    }

    private static IEnumerable<string?> BearerTokens(StringValues authorization) =>
        authorization
            .Select(value => value?.Trim())
            .Where(value => value is not null && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            .Select(value => value?[Bearer.Length..]);
}
