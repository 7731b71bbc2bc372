using ServiceDefaults.Data;

namespace McpEdge.Server;

/// <summary>Gives every failed request a JSON body, and none a stack trace.</summary>
internal static class HttpProblemsSetup
{
    public static IApplicationBuilder UseHttpProblems(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            AllowStatusCode404Response = true,
            StatusCodeSelector = failure => failure switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                _ when DatabaseFailure.IsTransient(failure) => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            },
            // The health check of the database tells the log what is wrong, once for all requests.
            SuppressDiagnosticsCallback = failed => DatabaseFailure.IsTransient(failed.Exception),
            ExceptionHandler = context => HttpProblem.WriteAsync(context, context.Response.StatusCode, For(context.Response.StatusCode)),
        });

        return app.UseStatusCodePages(page =>
            HttpProblem.WriteAsync(page.HttpContext, page.HttpContext.Response.StatusCode, For(page.HttpContext.Response.StatusCode)));
    }

    private static HttpProblem For(int status) => status switch
    {
        StatusCodes.Status404NotFound => new("NOT_FOUND", "There is nothing at this address.", "GET / lists the addresses."),
        StatusCodes.Status405MethodNotAllowed =>
            new("METHOD_NOT_ALLOWED", "This address doesn't take that method.", "The header Allow lists the methods."),
        StatusCodes.Status413PayloadTooLarge => new("TOO_LARGE", "The request is too large.", "Send at most one megabyte."),
        StatusCodes.Status415UnsupportedMediaType =>
            new("UNSUPPORTED_MEDIA_TYPE", "The body is not JSON.", "Send 'Content-Type: application/json'."),
        StatusCodes.Status503ServiceUnavailable =>
            new("SERVICE_UNAVAILABLE", "The edge can't answer right now.", "Try again in about ten seconds."),
        >= 500 => new("INTERNAL", "Something went wrong on our side.", "Try again later."),
        _ => new("BAD_REQUEST", "The request can't be read.", "Send a well-formed HTTP request with a JSON body."),
    };
}
