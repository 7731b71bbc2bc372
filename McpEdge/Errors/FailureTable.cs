using Grpc.Core;
using McpEdge.Schemas;
using McpEdge.Speech;
using McpEdge.Tools;
using ServiceDefaults.Errors;

namespace McpEdge.Errors;

/// <summary>The one table from what failed to what an agent and its caller are told.</summary>
internal static class FailureTable
{
    private static readonly Phrase ReadAgain = new(
        "Somebody else changed it in the meantime. Read it again, then repeat the call.",
        "Jemand anderes hat es inzwischen geändert. Noch einmal lesen und dann den Aufruf wiederholen.",
        "Quelqu'un d'autre l'a modifié entre-temps. Le relire, puis répéter l'appel.");

    private static readonly Phrase AskForOther = new(
        "Tell the caller, and ask what they would like instead.",
        "Das sagen und fragen, was stattdessen gewünscht wird.",
        "Le dire et demander ce qui est souhaité à la place.");

    private static readonly Phrase NotAccepted = new("is not accepted: {0}", "wird nicht angenommen: {0}", "n'est pas accepté : {0}");

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
            return new(error.Code, ServiceMessages.Of(error), hint, error.Retryable);
        }

        return error.Status switch
        {
            StatusCode.Unavailable or StatusCode.ResourceExhausted => Unavailable(tool),
            StatusCode.DeadlineExceeded or StatusCode.Cancelled => TooLong(tool),
            StatusCode.InvalidArgument => Invalid(error, tool),
            StatusCode.Aborted =>
                new(error.Code, ServiceMessages.Of(error), ReadAgain, Retryable: true),
            StatusCode.NotFound or StatusCode.AlreadyExists or StatusCode.FailedPrecondition =>
                new(error.Code, ServiceMessages.Of(error), AskForOther, Retryable: false),
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
        var invalid = EdgeErrors.InvalidArguments(fields);
        return invalid with
        {
            Message = new(language => language == SpokenLanguage.English ? error.Message : invalid.Message.In(language)),
        };
    }

    private static FieldProblem Problem(FieldError field, Tool tool)
    {
        var ask = tool.Arguments.Properties.GetValueOrDefault(field.Field)?.Ask;
        var reason = field.Description is { } said ? AsReason(said) : (Wording)field.Reason.ToLowerInvariant().Replace('_', ' ');

        return new(field.Field, reason, ask ?? (Wording)(field.Description ?? ""));
    }

    // A reason ends a sentence; services say whole ones.
    private static Wording AsReason(string said) =>
        said.EndsWith('.') ? NotAccepted.With($"{char.ToLowerInvariant(said[0])}{said[1..^1]}") : said;
}
