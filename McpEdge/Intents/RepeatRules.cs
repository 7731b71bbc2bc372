namespace McpEdge.Intents;

/// <summary>What to do about a wish that a conversation may have had before.</summary>
internal abstract record IntentDecision
{
    /// <summary>What the answer would be about, instead of doing anything; null when it is not about something that was done.</summary>
    internal virtual Intent? Earlier => null;

    /// <summary>It is wanted (once more): with this ordinal.</summary>
    internal sealed record Begin(int Ordinal) : IntentDecision;

    /// <summary>It is the same wish again, and has the same answer.</summary>
    internal sealed record Share(Intent First) : IntentDecision;

    /// <summary>The key belongs to a call that was refused: it is free, once it is taken from it.</summary>
    internal sealed record Release(Intent Refused) : IntentDecision;

    /// <summary>The key belongs to another request.</summary>
    internal sealed record Reject : IntentDecision;

    /// <summary>It was done, and whoever asks has heard so: a person has to say whether it is wanted once more.</summary>
    internal sealed record Ask(Intent First) : IntentDecision
    {
        internal override Intent Earlier => First;
    }

    /// <summary>A yes to a question that nobody asked: the last yes again, whose answer was lost, and it was carried out.</summary>
    internal sealed record Tell(Intent Repeated) : IntentDecision
    {
        internal override Intent Earlier => Repeated;
    }
}

/// <summary>Tells a retry from a second wish. Pure: what was, what is asked and when.</summary>
internal static class RepeatRules
{
    /// <param name="same">Equal wishes of the conversation, in order.</param>
    /// <param name="confirmed">Whether the call has <c>confirm_repeat</c>.</param>
    /// <param name="repeatable">Whether doing it again has no further effect, so that nobody need be asked.</param>
    /// <param name="request">Digest of session and JSON-RPC id; null without a session.</param>
    /// <param name="now">When the call came.</param>
    /// <param name="retryWindow">How soon after an answer only a machine asks again.</param>
    public static IntentDecision Decide(
        IReadOnlyList<Intent> same, bool confirmed, bool repeatable, string? request, DateTimeOffset now, TimeSpan retryWindow)
    {
        if (request is not null && same.FirstOrDefault(intent => intent.Request == request) is { } sent)
        {
            return new IntentDecision.Share(sent);
        }

        var begin = Next(same);
        if (repeatable)
        {
            return begin;
        }

        // A retry repeats its call to the letter, confirm_repeat included.
        var last = same.LastOrDefault(intent => intent.Confirmed == confirmed && intent.State != IntentState.Refused);
        if (last is not null && IsRetried(last, now, retryWindow))
        {
            return new IntentDecision.Share(last);
        }

        return same.LastOrDefault(intent => intent.State == IntentState.Done) switch
        {
            { } done when !confirmed => new IntentDecision.Ask(done),
            { Confirmed: true, Asked: false } repeated => new IntentDecision.Tell(repeated),
            _ => begin,
        };
    }

    /// <summary>A key that the caller gave is the caller's word on what is the same, in whichever conversation it comes.</summary>
    /// <param name="first">What has the key; null when nothing does.</param>
    /// <param name="same">Equal wishes of the conversation, in order.</param>
    /// <param name="digestIn">The digest of the call if it had come in a conversation.</param>
    public static IntentDecision DecideByKey(Intent? first, IReadOnlyList<Intent> same, Func<string, string> digestIn) => first switch
    {
        null => Next(same),
        { State: IntentState.Refused } => new IntentDecision.Release(first),
        _ when first.Wish == digestIn(first.Conversation) => new IntentDecision.Share(first),
        _ => new IntentDecision.Reject(),
    };

    private static IntentDecision.Begin Next(IReadOnlyList<Intent> same) => new(same.Count == 0 ? 1 : same[^1].Ordinal + 1);

    // Nobody asks for another before having heard of the first.
    private static bool IsRetried(Intent intent, DateTimeOffset now, TimeSpan retryWindow) =>
        !intent.IsKnown || now < intent.FinishedAt + retryWindow;
}
