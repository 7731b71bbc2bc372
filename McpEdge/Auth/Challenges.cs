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
        Challenge(context, problem is null ? "" : "error=\"invalid_token\", ");
        return HttpProblem.WriteAsync(
            context,
            StatusCodes.Status401Unauthorized,
            new(
                "UNAUTHENTICATED",
                problem ?? "This address needs an API key.",
                "Send a valid API key in the header 'x-api-key: <key>' or 'Authorization: Bearer <key>'."));
    }

    /// <summary>403 with <c>insufficient_scope</c> (RFC 6750 section 3.1).</summary>
    public static Task WriteInsufficientScopeAsync(HttpContext context, string scope)
    {
        Challenge(context, $"error=\"insufficient_scope\", scope=\"{scope}\", ");
        return HttpProblem.WriteAsync(
            context,
            StatusCodes.Status403Forbidden,
            new("INSUFFICIENT_SCOPE", "This key may not do that.", $"Use a key with the scope {scope}."));
    }

    /// <summary>403 for a good key at a wrong place: another key wouldn't be asked for, so there is no challenge.</summary>
    public static Task WriteForeignAddressAsync(HttpContext context) => HttpProblem.WriteAsync(
        context,
        StatusCodes.Status403Forbidden,
        new("ADDRESS_NOT_ALLOWED", "This key may not be used from this address.", "Call from one of the key's allowed networks, or have yours added."));

    private static void Challenge(HttpContext context, string error) =>
        context.Response.Headers.WWWAuthenticate = $"Bearer {error}resource_metadata=\"{ResourceMetadata.AddressFor(context.Request)}\"";
}
