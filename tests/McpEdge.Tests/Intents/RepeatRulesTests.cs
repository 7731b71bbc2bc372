using McpEdge.Intents;

namespace McpEdge.Tests.Intents;

public sealed class RepeatRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    [Fact]
    public void The_first_wish_is_begun() => Assert.Equal(new IntentDecision.Begin(1), Decide([]));

    [Theory]
    [InlineData("Running")]
    [InlineData("Unknown")]
    public void What_nobody_knows_the_end_of_is_shared_however_old_it_is(string state)
    {
        var first = Of(1, Enum.Parse<IntentState>(state));

        Assert.Equal(new IntentDecision.Share(first.Intent), Decide([first]));
    }

    [Fact]
    public void What_nobody_has_heard_of_is_shared_however_old_it_is()
    {
        var first = Of(1, IntentState.Done, TimeSpan.FromHours(1), heard: false);

        Assert.Equal(new IntentDecision.Share(first.Intent), Decide([first]));
    }

    [Fact]
    public void The_same_at_once_after_an_answer_is_a_machine()
    {
        var first = Of(1, IntentState.Done, TimeSpan.FromSeconds(1));

        Assert.Equal(new IntentDecision.Share(first.Intent), Decide([first]));
    }

    [Fact]
    public void The_same_later_is_asked_about()
    {
        var first = Of(1, IntentState.Done, TimeSpan.FromSeconds(5));

        Assert.Equal(new IntentDecision.Ask(first.Intent), Decide([first]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void What_is_confirmed_is_begun_once_more_even_at_once(int secondsAfter)
    {
        var first = Of(1, IntentState.Done, TimeSpan.FromSeconds(secondsAfter));

        Assert.Equal(new IntentDecision.Begin(2), Decide([first], confirmed: true));
    }

    [Theory]
    [InlineData("Running", 0)]
    [InlineData("Unknown", 60)]
    [InlineData("Done", 1)]
    public void A_retry_of_what_was_confirmed_is_no_third(string state, int secondsAfter)
    {
        var second = Of(2, Enum.Parse<IntentState>(state), TimeSpan.FromSeconds(secondsAfter), confirmed: true);

        Assert.Equal(new IntentDecision.Share(second.Intent), Decide([Of(1, IntentState.Done, TimeSpan.FromMinutes(1)), second], confirmed: true));
    }

    [Fact]
    public void A_third_can_be_confirmed_as_well() => Assert.Equal(
        new IntentDecision.Begin(3),
        Decide([Of(1, IntentState.Done, TimeSpan.FromMinutes(2)), Of(2, IntentState.Done, TimeSpan.FromMinutes(1), confirmed: true, asked: true)], confirmed: true));

    [Fact]
    public void A_yes_counts_once_however_late_it_is_said_again()
    {
        var second = Of(2, IntentState.Done, TimeSpan.FromMinutes(1), confirmed: true);

        Assert.Equal(
            new IntentDecision.Tell(second.Intent),
            Decide([Of(1, IntentState.Done, TimeSpan.FromMinutes(2), asked: true), second], confirmed: true));
    }

    [Fact]
    public void Without_being_confirmed_a_third_is_asked_about_and_the_latest_is_named()
    {
        var second = Of(2, IntentState.Done, TimeSpan.FromSeconds(1), confirmed: true);

        Assert.Equal(new IntentDecision.Ask(second.Intent), Decide([Of(1, IntentState.Done, TimeSpan.FromMinutes(2)), second]));
    }

    [Fact]
    public void What_was_refused_may_be_tried_again() =>
        Assert.Equal(new IntentDecision.Begin(2), Decide([Of(1, IntentState.Refused, TimeSpan.FromSeconds(1))]));

    [Fact]
    public void The_same_request_of_a_session_is_the_same_wish_however_late()
    {
        var first = Of(1, IntentState.Done, TimeSpan.FromHours(1), request: "r");

        Assert.Equal(new IntentDecision.Share(first.Intent), Decide([first], request: "r"));
        Assert.Equal(new IntentDecision.Share(first.Intent), Decide([first], confirmed: true, request: "r"));
        Assert.Equal(new IntentDecision.Ask(first.Intent), Decide([first], request: "s"));
    }

    [Fact]
    public void What_has_no_further_effect_is_simply_done_again() =>
        Assert.Equal(new IntentDecision.Begin(2), Decide([Of(1, IntentState.Done, TimeSpan.Zero)], repeatable: true));

    private static IntentDecision Decide(Case[] same, bool confirmed = false, bool repeatable = false, string? request = null) =>
        RepeatRules.Decide([.. same.Select(entry => entry.Intent)], confirmed, repeatable, request, Now, Window);

    private static Case Of(
        int ordinal, IntentState state, TimeSpan? finished = null, bool heard = true, bool confirmed = false, string? request = null,
        bool asked = false) => new(new()
        {
            Id = Guid.CreateVersion7(Now),
            Account = "acme",
            Conversation = "call",
            Tool = "order_create",
            Wish = "wish",
            Ordinal = ordinal,
            Confirmed = confirmed,
            Request = request,
            IntentKey = $"wish-{ordinal}",
            StartedAt = Now - TimeSpan.FromHours(2),
            Deadline = Now - TimeSpan.FromHours(1),
            ExpiresAt = Now + TimeSpan.FromHours(1),
            State = state,
            Heard = heard,
            FinishedAt = Now - finished,
            Asked = asked,
        });

    private sealed record Case(Intent Intent);
}
