using System.Text.Json;
using Grpc.Core;
using McpEdge.Errors;
using McpEdge.Intents;
using McpEdge.Pipeline;
using McpEdge.Schemas;
using McpEdge.Speech;
using McpEdge.Tools;
using McpEdge.Tools.Orders;

namespace McpEdge.Approvals;

/// <summary>Finds out what became of an approved call that may have got through although no attempt was answered.</summary>
internal sealed class LostAnswer(CommittedWrites committed, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly Phrase Done = new("It was done.", "Es wurde ausgeführt.", "C'est fait.");

    /// <summary>Whether an error leaves it open what happened.</summary>
    public static bool IsOf(string code) => IsStillOpen(code) || code == ToolCodes.Internal;

    /// <param name="request">The call.</param>
    /// <param name="tool">Null when there is none of its name any more.</param>
    /// <param name="last">The error that the last attempt ended with.</param>
    /// <param name="language">Of the answer.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>
    /// Done when its service says so; failed when it says the opposite and can't be at it any more; unknown otherwise.
    /// </returns>
    public async Task<(ApprovalState State, ToolResult Result)> FindAsync(
        ApprovalRequest request, ToolProfile? tool, ToolResult last, SpokenLanguage language, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        try
        {
            if (tool?.KeptBy is { } service)
            {
                var options = new CallOptions(deadline: (now + Patience).UtcDateTime, cancellationToken: cancellationToken);
                if (await AnswerAsync(service, request.KnownAs, now, language, options) is { } answer)
                {
                    return (ApprovalState.Done, answer);
                }

                if (!IsStillOpen(last.Error!.Code))
                {
                    return (ApprovalState.Failed, last);
                }
            }
        }
        catch (RpcException)
        {
            // It can't say either.
        }

        return (ApprovalState.Unknown, ToolResult.Failure(ApprovalErrors.OutcomeUnknown, language));
    }

    // Null when nothing was committed.
    private async Task<ToolResult?> AnswerAsync(string service, string key, DateTimeOffset now, SpokenLanguage language, CallOptions options)
    {
        if (service != ToolProfile.OrdersPlaced)
        {
            return await committed.IsCommittedAsync(service, key, options) ? Answer(Done.In(language), new object()) : null;
        }

        return await committed.FindOrderAsync(key, options) is { } order ? Answer(OrderSpeech.Placed(order, now, language), order) : null;

        ToolResult Answer(string speech, object data) =>
            ToolResult.Success(SpeakableLine.From(speech, language), JsonSerializer.SerializeToElement(data, ToolJson.Options));
    }

    private static bool IsStillOpen(string code) => code is ToolCodes.Timeout or ToolCodes.ServiceUnavailable or ToolCodes.OutcomeUnknown;
}
