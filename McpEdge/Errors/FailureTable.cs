using Grpc.Core;
using McpEdge.Schemas;
using McpEdge.Tools;
using ServiceDefaults.Errors;

namespace McpEdge.Errors;

/// <summary>The one table from what failed to what an agent and its caller are told.</summary>
internal static class FailureTable
{
    public static ToolError Explain(Exception failure, Tool tool) => failure switch
    {
        RpcException remote => Explain(RemoteError.From(remote), tool),
        OperationCanceledException or TimeoutException => TooLong(tool),
        _ => EdgeErrors.Internal,
    };

    private static ToolError Explain(RemoteError error, Tool tool)
    {
        if (ServiceHints.ByCode.TryGetValue(error.Code, out var hint))
        {
            return new(error.Code, error.Message, hint, error.Retryable);
        }

        return error.Status switch
        {
            StatusCode.Unavailable or StatusCode.ResourceExhausted => Unavailable(tool),
            StatusCode.DeadlineExceeded or StatusCode.Cancelled => TooLong(tool),
            StatusCode.InvalidArgument => Invalid(error, tool),
            StatusCode.Aborted =>
                new(error.Code, error.Message, "Somebody else changed it in the meantime. Read it again, then repeat the call.", Retryable: true),
            StatusCode.NotFound or StatusCode.AlreadyExists or StatusCode.FailedPrecondition =>
                new(error.Code, error.Message, "Tell the caller, and ask what they would like instead.", Retryable: false),
            _ => EdgeErrors.Internal,
        };
    }

    private static ToolError TooLong(Tool tool) => tool.Profile.ReadOnly ? EdgeErrors.ReadTimeout : EdgeErrors.WriteTimeout;

    // A lost answer doesn't say whether the work was done.
    private static ToolError Unavailable(Tool tool) =>
        tool.Profile.ReadOnly || tool.Profile.Idempotent ? EdgeErrors.ServiceUnavailable : EdgeErrors.WriteUnavailable;

    private static ToolError Invalid(RemoteError error, Tool tool)
    {
        var fields = error.Fields.Select(field => Problem(field, tool)).ToList();
        return EdgeErrors.InvalidArguments(fields) with { Message = error.Message };
    }

    private static FieldProblem Problem(FieldError field, Tool tool)
    {
        var ask = tool.Arguments.Properties.GetValueOrDefault(field.Field)?.Ask;
        var reason = field.Description is { } said ? AsReason(said) : field.Reason.ToLowerInvariant().Replace('_', ' ');

        return new(field.Field, reason, ask ?? field.Description ?? "");
    }

    // A reason ends a sentence; services say whole ones.
    private static string AsReason(string said) =>
        said.EndsWith('.') ? $"is not accepted: {char.ToLowerInvariant(said[0])}{said[1..^1]}" : said;
}
