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
    /// opposite and can't be at it any more, or has rejected it; unknown otherwise.
    /// </returns>
    public async Task<(ApprovalState State, ToolResult Result)> FindAsync(
        ApprovalRequest request, Tool? tool, ToolResult last, SpokenLanguage language, CancellationToken cancellationToken)
    {
        try
        {
            if (await CommittedAsync(request, tool, ContextOf(request, language), cancellationToken) is { } found)
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
                return await ReplayAsync(request, tool, context, order, cancellationToken);
            case { } service and not ToolProfile.OrdersPlaced when await committed.IsCommittedAsync(service, request.KnownAs, options):
                return await ReplayAsync(request, tool, context, null, cancellationToken);
            default:
                return null;
        }
    }

    // A service answers a request that it has committed as it did then. It does nothing again, but goes on with an order that is pending.
    private async Task<(ApprovalState State, ToolResult Result)> ReplayAsync(
        ApprovalRequest request, Tool tool, ToolContext context, OrderView? order, CancellationToken cancellationToken)
    {
        try
        {
            var arguments = ArgumentReader.Read(tool.Arguments, JsonElement.Parse(request.Arguments), []);
            return (ApprovalState.Done, await tool.RunAsync(arguments, context, cancellationToken));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            if (order is { Status: OrderState.Pending })
            {
                // The replay may have used up the time that it had.
                var inTime = ContextOf(request, context.Language).Required(cancellationToken);
                order = await committed.FindOrderAsync(request.KnownAs, inTime) ?? order;
            }

            if (order is { Status: OrderState.Rejected })
            {
                return (ApprovalState.Failed, ToolResult.Failure(tool.Shape(RefusalOf(order, tool, failure, context.Now)), context.Language));
            }

            ApprovalsLog.AnswerLost(log, request.Id, failure);
            var done = order is null ? Done.In(context.Language) : OrderSpeech.Placed(order, context.Now, context.Language);
            return (ApprovalState.Done, ToolResult.Success(SpeakableLine.From(done, context.Language), JsonElement.Parse("null")));
        }
    }

    private static ToolError RefusalOf(OrderView order, Tool tool, Exception failure, DateTimeOffset now)
    {
        var refusal = tool.Explain(failure) ?? FailureTable.Explain(failure, tool);
        return IsOf(refusal.Code) ? OrderRefusals.Rejected(order, now) : refusal;
    }

    private ToolContext ContextOf(ApprovalRequest request, SpokenLanguage language)
    {
        var now = clock.GetUtcNow();
        return new(request.ToCaller(), now + Patience, now + Patience, now)
        {
            Conversation = request.Conversation,
            Language = language,
            Intent = request.KnownAs,
        };
    }

    private static bool IsStillOpen(string code) => code is ToolCodes.Timeout or ToolCodes.ServiceUnavailable or ToolCodes.OutcomeUnknown;
}
