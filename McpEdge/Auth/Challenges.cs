using System.Globalization;
using McpEdge.Errors;
using McpEdge.Limits;
using McpEdge.Server;

namespace McpEdge.Auth;

/// <summary>What a caller reads who is not let in.</summary>
internal static class Challenges
{
    /// <summary>401 with the address of the metadata (RFC 9728 section 5.1) and the remedy.</summary>
    /// <param name="context">The request.</param>
    /// <param name="problem">What is wrong with the key; null when there was none.</param>
    public static Task WriteUnauthenticatedAsync(HttpContext context, string? problem)
    {
        var scopes = ResourceMetadata.HasAuthorizationServer(context) ? ResourceMetadata.ScopesOf(context) : [];
        Challenge(context, problem is null ? null : "invalid_token", scopes);
        return HttpProblem.WriteAsync(
            context,
            StatusCodes.Status401Unauthorized,
            new(
                "UNAUTHENTICATED",
                problem ?? "This address needs an API key or a token.",
                "Send a valid API key in the header 'x-api-key: <key>' or 'Authorization: Bearer <key>'."));
    }

    /// <summary>403 with <c>insufficient_scope</c> (RFC 6750 section 3.1).</summary>
    /// <param name="context">The request.</param>
    /// <param name="scopes">All that the request needs, those that the caller has included.</param>
    public static Task WriteInsufficientScopeAsync(HttpContext context, params IReadOnlyList<string> scopes)
    {
        Challenge(context, "insufficient_scope", scopes);
        return HttpProblem.WriteAsync(
            context,
            StatusCodes.Status403Forbidden,
            new("INSUFFICIENT_SCOPE", "This key may not do that.", $"Use a key or a token with {(scopes.Count == 1 ? "the scope" : "the scopes")} {string.Join(' ', scopes)}."));
    }

    /// <summary>403 for a good key at a wrong place: another key wouldn't be asked for, so there is no challenge.</summary>
    public static Task WriteForeignAddressAsync(HttpContext context) => HttpProblem.WriteAsync(
        context,
        StatusCodes.Status403Forbidden,
        new("ADDRESS_NOT_ALLOWED", "This key may not be used from this address.", "Call from one of the key's allowed networks, or have yours added."));

    /// <summary>429 for an address from which too many unknown keys came.</summary>
    public static Task WriteTooManyKeysAsync(HttpContext context, TimeSpan retryAfter)
    {
        var seconds = LimitLease.SecondsOf(retryAfter);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return HttpProblem.WriteAsync(
            context,
            StatusCodes.Status429TooManyRequests,
            new(ToolCodes.RateLimited, "Too many unknown API keys came from this address.", LimitErrors.Remedy(seconds)));
    }

    /// <summary>503 for a token that nobody can check, because its issuer doesn't tell its keys.</summary>
    public static Task WriteUncheckedAsync(HttpContext context) => HttpProblem.WriteAsync(
        context,
        StatusCodes.Status503ServiceUnavailable,
        new("SERVICE_UNAVAILABLE", "The token can't be checked at the moment.", "Try again in about ten seconds, or use an API key."));

    private static void Challenge(HttpContext context, string? error, IReadOnlyList<string> scopes)
    {
        var parameters = new List<string>();
        if (error is not null)
        {
            parameters.Add($"error=\"{error}\"");
        }

        if (scopes.Count > 0)
        {
            parameters.Add($"scope=\"{string.Join(' ', scopes)}\"");
        }

        parameters.Add($"resource_metadata=\"{ResourceMetadata.AddressFor(context.Request)}\"");
        context.Response.Headers.WWWAuthenticate = $"Bearer {string.Join(", ", parameters)}";
    }
}
