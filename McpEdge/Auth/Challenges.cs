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
        var error = problem is null ? "" : "error=\"invalid_token\", ";
        context.Response.Headers.WWWAuthenticate = $"Bearer {error}resource_metadata=\"{ResourceMetadata.AddressFor(context.Request)}\"";

        return HttpProblem.WriteAsync(
            context,
            StatusCodes.Status401Unauthorized,
            new(
                "UNAUTHENTICATED",
                problem ?? "This address needs an API key.",
                "Send a valid API key in the header 'x-api-key: <key>' or 'Authorization: Bearer <key>'."));
    }
}
