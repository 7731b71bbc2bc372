using McpEdge.Api;
using McpEdge.Schemas;

namespace McpEdge.Server;

/// <summary>The body of an answer that no tool gave.</summary>
/// <param name="Code">Stable, upper snake case; listed in docs/errors.md.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do about it.</param>
internal sealed record HttpProblem(string Code, string Message, string Hint)
{
    public static Task WriteAsync(HttpContext context, int status, HttpProblem problem)
    {
        if (context.Request.Path.StartsWithSegments(ApiSetup.Path))
        {
            return new ApiProblem(status, problem.Code, problem.Message, problem.Hint).ToResult().ExecuteAsync(context);
        }

        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(problem, ToolJson.Options, context.RequestAborted);
    }
}
