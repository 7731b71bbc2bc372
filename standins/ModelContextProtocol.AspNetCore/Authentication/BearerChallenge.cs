using Microsoft.AspNetCore.Http;

namespace ModelContextProtocol.AspNetCore.Authentication;

/// <summary>The WWW-Authenticate header of a refusal (RFC 6750 section 3, RFC 9728 section 5.1).</summary>
internal static class BearerChallenge
{
    /// <param name="metadata">Address of the resource's metadata document.</param>
    /// <param name="error">An error code of RFC 6750, or null when the client has sent no token.</param>
    /// <param name="scopes">The scopes that a token for the resource needs.</param>
    public static string Of(string metadata, string? error = null, IEnumerable<string>? scopes = null)
    {
        var parameters = new List<string> { $"resource_metadata=\"{metadata}\"" };
        if (error is not null)
        {
            parameters.Insert(0, $"error=\"{error}\"");
        }

        var scope = string.Join(' ', scopes ?? []);
        if (scope.Length > 0)
        {
            parameters.Add($"scope=\"{scope}\"");
        }

        return $"Bearer {string.Join(", ", parameters)}";
    }

    public static bool HasToken(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
}
