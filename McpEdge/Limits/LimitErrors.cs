using McpEdge.Errors;
using McpEdge.Speech;

namespace McpEdge.Limits;

/// <summary>What a caller is told who calls too often.</summary>
internal static class LimitErrors
{
    public static ToolError ToolLimited(Rate rate, int seconds) => new(
        ToolCodes.RateLimited,
        $"I've been asked for that too often just now. I can try again in {SpokenNumber.Count(seconds, "second")}.",
        $"Rate limit exceeded: {rate}. Don't repeat the call before {SpokenNumber.Count(seconds, "second")} have passed; "
        + "go on with something else meanwhile.",
        Retryable: true)
    {
        Facts = new() { ["retry_after_seconds"] = seconds },
    };

    /// <summary>A JSON-RPC error without id: the request has not been read.</summary>
    public static object McpLimited(Rate rate, int seconds) => new
    {
        jsonrpc = "2.0",
        error = new
        {
            code = LimitedRpcCode,
            message = $"Too many requests. {Remedy(seconds)}",
            data = new { code = ToolCodes.RateLimited, limit = rate.ToString(), retry_after_seconds = seconds },
        },
    };

    public static string Remedy(int seconds) => $"Try again in {SpokenNumber.Count(seconds, "second")}.";

    // Of those that JSON-RPC leaves to servers.
    private const int LimitedRpcCode = -32029;
}
