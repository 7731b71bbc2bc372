namespace McpEdge.Auth.Jwt;

/// <summary>Tells tokens from keys.</summary>
internal static class ShownToken
{
    public const int LongestToken = 8192;

    private const string Bearer = "Bearer ";

    /// <summary>Whether the request shows one bearer token that has the three parts of a signed JWT, and no key.</summary>
    public static bool IsIn(IHeaderDictionary headers)
    {
        if (headers.ContainsKey("x-api-key") || headers.Authorization.Count != 1)
        {
            return false;
        }

        var value = headers.Authorization.ToString();
        return value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && value.AsSpan(Bearer.Length).Count('.') == 2;
    }
}
