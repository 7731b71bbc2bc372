using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Grpc.Core;
using McpEdge.Approvals;
using McpEdge.Errors;
using McpEdge.Speech;
using McpEdge.Tools;
using McpEdge.Tools.Orders;
using ServiceDefaults.Errors;
using ServiceDefaults.Paging;

namespace McpEdge.Intents;

internal sealed record WhatHappenedArguments
{
    [Description("Which conversation, where your platform doesn't say it with every call.")]
    [StringLength(200, MinimumLength = 1)]
    public string? ConversationId { get; init; }

    [Description("How many writes to return.")]
    [Range(1, 50)]
    [DefaultValue(WhatHappened.DefaultLimit)]
    public int? Limit { get; init; }

    [Description("next_cursor of the page before, in the same conversation.")]
    [StringLength(2000, MinimumLength = 1)]
    public string? Cursor { get; init; }
}

internal enum WriteState
{
    Done,
    NotDone,
    Running,
    Unknown,
    WaitingForApproval,
}

internal sealed record WriteView
{
    [Description("The tool that was called.")]
    public required string Tool { get; init; }

    [Description("done; not_done: it will not happen any more; running: ask again in a moment; unknown: look before you repeat it; "
        + "waiting_for_approval: a colleague has to decide, ask approval_status with the reference.")]
    public required WriteState State { get; init; }

    [Description("When it was asked for first.")]
    public required DateTimeOffset At { get; init; }

    [Description("The order that came of it; order_status takes it.")]
    public long? OrderNumber { get; init; }

    [Description("The reference of the approval that it needs.")]
    public string? Reference { get; init; }

    [Description("What was, or would have been, said about it.")]
    public required string Message { get; init; }
}

internal sealed record WhatHappenedResult
{
    [Description("What was asked for in this conversation, latest first.")]
    public required IReadOnlyList<WriteView> Writes { get; init; }

    [Description("How many there are on all pages.")]
    public required int Total { get; init; }

    [Description("Send it as cursor to get those before; absent on the last page.")]
    public string? NextCursor { get; init; }
}

/// <summary>The truth about every write of a conversation, for an agent that lost an answer.</summary>
internal sealed class WhatHappened(
    IntentStore store, CommittedWrites committed, ApprovedWrites approvals, IServiceProvider services, TimeProvider clock)
    : Tool<WhatHappenedArguments, WhatHappenedResult>(Published)
{
    internal const int DefaultLimit = 20;

    /// <summary>How long after its deadline a service may still be committing.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private static readonly ToolProfile Published = new(
        "what_happened",
        new Phrase("What happened", "Was geschehen ist", "Ce qui s'est passé"),
        "Tells what was done in this conversation and what was not. Use it when you missed the answer to a call that changes something, such "
        + "as after an interruption or a time-out, before you repeat the call or tell the caller anything.",
        "conversations:read")
    {
        ReadOnly = true,
        Follows = FollowUp.Writes,
    };

    private static readonly Phrase Nothing = new(
        "Nothing was changed in this conversation.", "In diesem Gespräch wurde nichts geändert.", "Rien n'a été changé dans cette conversation.");

    private static readonly Phrase NothingBefore = new("There is nothing before that.", "Davor war nichts.", "Il n'y a rien avant cela.");

    private static readonly Phrase Refused = new(
        "{0} was not done: {1}", "{0}: Das wurde nicht ausgeführt: {1}", "{0} : cela n'a pas été fait : {1}");

    private static readonly Phrase NotDone = new("{0} was not done.", "{0}: Das wurde nicht ausgeführt.", "{0} : cela n'a pas été fait.");
    private static readonly Phrase Done = new("{0} was done.", "{0}: Das wurde ausgeführt.", "{0} : cela a été fait.");

    private static readonly Phrase Running = new(
        "{0} is still being done. Ask me again in a moment.",
        "{0}: Das wird gerade noch ausgeführt. Fragen Sie gleich noch einmal.",
        "{0} : c'est encore en cours. Redemandez-moi dans un instant.");

    private static readonly Phrase Unknown = new(
        "I can't say yet whether {0} was done.",
        "{0}: Ob das ausgeführt wurde, kann ich noch nicht sagen.",
        "{0} : je ne peux pas encore dire si cela a été fait.");

    private static readonly Phrase Harmless = new(
        "I can't say whether {0} was done. Doing it once more does no harm.",
        "{0}: Ob das ausgeführt wurde, kann ich nicht sagen. Es noch einmal zu tun schadet nicht.",
        "{0} : je ne peux pas dire si cela a été fait. Le refaire ne pose pas de problème.");

    private static readonly Phrase AndMore = new("{0} Before that: {1} more.", "{0} Davor: noch {1}.", "{0} Avant cela : encore {1}.");

    public override ToolError? Explain(Exception failure) => failure is DomainException { Code: ErrorCodes.InvalidPageToken and var code }
        ? new(code, ServiceMessages.Of(code), ServiceHints.ByCode[code], Retryable: false)
        : null;

    // Whoever was told here that it is done has heard it, and may want another.
    protected override async Task<ToolAnswer<WhatHappenedResult>> AnswerAsync(
        WhatHappenedArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var conversation = context.Conversation ?? throw new ToolRefusedException(IntentErrors.NoConversation);
        var list = $"writes?{context.Caller.Account}&{conversation}";
        var after = PageToken.Decode<IntentPosition>(list, arguments.Cursor);
        var page = await store.ReadAsync(
            context.Caller.Account, conversation, after, arguments.Limit ?? DefaultLimit, cancellationToken);
        var writes = await Task.WhenAll(page.Intents.Select(intent => ViewAsync(intent, context, cancellationToken)));
        foreach (var (intent, write) in page.Intents.Zip(writes).Where(pair => pair.Second.State == WriteState.Done && !pair.First.IsKnown))
        {
            var speech = KeptSpeech.Of(write.Message, context.Language);
            await store.EndAsync(intent.Id, new(IntentState.Done, Heard: true, clock.GetUtcNow(), speech, write.OrderNumber), cancellationToken);
        }

        var approved = await approvals.ReadAsync(conversation, context, cancellationToken);
        var told = after is null ? [.. writes.Concat(approved).OrderByDescending(write => write.At)] : writes;

        return new(Say(told, page.Rest + told.Length - writes.Length, firstPage: after is null, context.Language), new()
        {
            Writes = told,
            Total = page.Total + approved.Count,
            NextCursor = page.Rest > writes.Length ? PageToken.Encode(list, new IntentPosition(page.Intents[^1].StartedAt, page.Intents[^1].Id)) : null,
        });
    }

    private async Task<WriteView> ViewAsync(Intent intent, ToolContext context, CancellationToken cancellationToken)
    {
        var tool = services.GetRequiredService<ToolCatalogue>().Find(intent.Tool);
        var title = tool?.Profile.Title.In(context.Language) ?? intent.Tool;
        var language = context.Language;
        var (state, message, number) = intent.State switch
        {
            IntentState.Done => (WriteState.Done, await SayDoneAsync(intent, tool?.Profile, title, context, cancellationToken), intent.OrderNumber),
            IntentState.Refused => (WriteState.NotDone, SayRefused(intent, title, language), null),
            _ when clock.GetUtcNow() < intent.Deadline + Grace => (WriteState.Running, Running.In(language, title), null),
            _ => await ResolveAsync(intent, tool?.Profile, title, context, cancellationToken),
        };

        return new()
        {
            Tool = intent.Tool,
            State = state,
            At = intent.StartedAt,
            OrderNumber = number,
            Message = SpeakableLine.From(message, language),
        };
    }

    private static string SayRefused(Intent intent, string title, SpokenLanguage language) =>
        KeptSpeech.In(intent.Speech, language) is { } reason ? Refused.In(language, title, reason) : NotDone.In(language, title);

    // The answer was worded in the language of its call; in another one it is worded anew, from what can still be read.
    private async Task<string> SayDoneAsync(
        Intent intent, ToolProfile? profile, string title, ToolContext context, CancellationToken cancellationToken)
    {
        if (KeptSpeech.In(intent.Speech, context.Language) is { } said)
        {
            return said;
        }

        return await ResolveAsync(intent, profile, title, context, cancellationToken) is (WriteState.Done, var message, _)
            ? message
            : Done.In(context.Language, title);
    }

    private async Task<(WriteState State, string Message, long? OrderNumber)> ResolveAsync(
        Intent intent, ToolProfile? profile, string title, ToolContext context, CancellationToken cancellationToken)
    {
        var language = context.Language;
        try
        {
            return profile switch
            {
                { KeptBy: ToolProfile.OrdersPlaced } => await committed.FindOrderAsync(intent.IntentKey, context.Required(cancellationToken)) is { } order
                    ? (WriteState.Done, OrderSpeech.Placed(order, context.Now, language), order.Number)
                    : (WriteState.NotDone, NotDone.In(language, title), null),
                { KeptBy: { } service } => await committed.IsCommittedAsync(service, intent.IntentKey, context.Required(cancellationToken))
                    ? (WriteState.Done, Done.In(language, title), null)
                    : (WriteState.NotDone, NotDone.In(language, title), null),
                { Idempotent: true } => (WriteState.Unknown, Harmless.In(language, title), null),
                _ => (WriteState.Unknown, Unknown.In(language, title), null),
            };
        }
        catch (RpcException)
        {
            return (WriteState.Unknown, Unknown.In(language, title), null);
        }
    }

    private static string Say(WriteView[] writes, int rest, bool firstPage, SpokenLanguage language)
    {
        if (writes is [])
        {
            return (firstPage ? Nothing : NothingBefore).In(language);
        }

        var told = writes.Take(SpokenLanguage.MostItems).ToList();
        var said = string.Join(' ', told.Select(write => write.Message));

        return rest > told.Count ? AndMore.In(language, said, language.Cardinal(rest - told.Count)) : said;
    }
}
