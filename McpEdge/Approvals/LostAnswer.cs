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
internal sealed class LostAnswer(CommittedWrites committed, TimeProvider clock, ILogger<LostAnswer> log)
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
    /// Done when its service says so, with the answer that it recorded or, if that can't be had, without data; failed when it says the
    /// opposite and can't be at it any more; unknown otherwise.
    /// </returns>
    public async Task<(ApprovalState State, ToolResult Result)> FindAsync(
        ApprovalRequest request, Tool? tool, ToolResult last, SpokenLanguage language, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var context = new ToolContext(request.ToCaller(), now + Patience, now + Patience, now)
        {
            Conversation = request.Conversation,
            Language = language,
            Intent = request.KnownAs,
        };
        try
        {
            if (await CommittedAsync(request, tool, context, cancellationToken) is { } found)
            {
                return found;
            }

            if (tool is { Profile.Keyed: true } && !IsStillOpen(last.Error!.Code))
            {
                return (ApprovalState.Failed, last);
            }
        }
        catch (RpcException)
        {
            // It can't say either.
        }

        return (ApprovalState.Unknown, ToolResult.Failure(ApprovalErrors.OutcomeUnknown, language));
    }

    // Null when no service has it.
    private async Task<(ApprovalState State, ToolResult Result)?> CommittedAsync(
        ApprovalRequest request, Tool? tool, ToolContext context, CancellationToken cancellationToken)
    {
        var options = context.Required(cancellationToken);
        switch (tool?.Profile.KeptBy)
        {
            case ToolProfile.OrdersPlaced when await committed.FindOrderAsync(request.KnownAs, options) is { } order:
                var placed = OrderSpeech.Placed(order, context.Now, context.Language);
                return await ReplayAsync(request, tool, context, placed, order.Status == OrderState.Rejected, cancellationToken);
            case { } service and not ToolProfile.OrdersPlaced when await committed.IsCommittedAsync(service, request.KnownAs, options):
                return await ReplayAsync(request, tool, context, Done.In(context.Language), isRejected: false, cancellationToken);
            default:
                return null;
        }
    }

    // A service answers a request that it has committed as it did then, and does nothing again.
    private async Task<(ApprovalState State, ToolResult Result)> ReplayAsync(
        ApprovalRequest request, Tool tool, ToolContext context, string done, bool isRejected, CancellationToken cancellationToken)
    {
        try
        {
            var arguments = ArgumentReader.Read(tool.Arguments, JsonElement.Parse(request.Arguments), []);
            return (ApprovalState.Done, await tool.RunAsync(arguments, context, cancellationToken));
        }
        catch (Exception failure) when (isRejected && tool.Explain(failure) is { } refusal)
        {
            return (ApprovalState.Failed, ToolResult.Failure(tool.Shape(refusal), context.Language));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            ApprovalsLog.AnswerLost(log, request.Id, failure);
            return (ApprovalState.Done, ToolResult.Success(SpeakableLine.From(done, context.Language), JsonElement.Parse("null")));
        }
    }

    private static bool IsStillOpen(string code) => code is ToolCodes.Timeout or ToolCodes.ServiceUnavailable or ToolCodes.OutcomeUnknown;
}
