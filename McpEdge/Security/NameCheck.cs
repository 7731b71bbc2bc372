namespace McpEdge.Security;

/// <summary>
/// Refuses requests for a foreign host or from a foreign page before anything else looks at them. This is what keeps a web page
/// from reaching an edge on its visitor's own machine (DNS rebinding), which the MCP specification demands.
/// </summary>
internal sealed class NameCheck(RequestDelegate next, AllowedNames names)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Probes address a process by its bare IP address, and learn nothing that is worth a name.
        if (context.Request.Path is { Value: "/alive" or "/health" })
        {
            return next(context);
        }

        if (!names.IsHost(context.Request.Host.Host))
        {
            return RefuseAsync(context, "This server doesn't answer for that Host. Add it to Edge:AllowedHosts if it should.");
        }

        return names.AreOrigins(context.Request.Headers.Origin)
            ? next(context)
            : RefuseAsync(context, "Pages of that Origin may not call this server. Add it to Edge:AllowedOrigins if they should.");
    }

    // The request isn't read, so its id isn't known and the error has none.
    private static Task RefuseAsync(HttpContext context, string message)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsJsonAsync(
            new { jsonrpc = "2.0", error = new { code = -32600, message } }, context.RequestAborted);
    }
}
