using McpEdge.Speech;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Tools.Feedback;

[Collection(EdgeCollection.Name)]
public sealed class FeedbackToolsTests(EdgePlatform platform)
{
    [Fact]
    public async Task Feedback_is_submitted_and_analysed()
    {
        var kept = await platform.DoAsync(
            "submit_feedback", new { text = "The food was cold and the waiter was rude.", customerId = 2, order_id = "1042", rating = 1 });
        Assert.Equal((2L, "1042", 1L), (kept.Number("customer_number"), kept.Text("order_id"), kept.Number("rating")));
        Assert.Equal($"Thank you, I've noted that as feedback {SpokenLanguage.English.Handle(kept.Number("number"))}.", kept.Speech);

        var analysis = await platform.DoAsync("analyze_customer_feedback", new { feedback_id = kept.Number("number") });
        Assert.Equal(("negative", kept.Text("feedback_id")), (analysis.Text("sentiment"), analysis.Text("feedback_id")));
        Assert.Contains("service", analysis.List("topics").Select(topic => topic.GetProperty("topic").GetString()));
        Assert.True(analysis.List("suggestions").Count >= 2);
        Assert.Contains(" is a complaint, about the ", analysis.Speech, StringComparison.Ordinal);
        Assert.Contains(" I suggest: ", analysis.Speech, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggestions_can_be_left_out()
    {
        var kept = await platform.DoAsync("submit_feedback", new { text = "Everything was wonderful." });
        Assert.False(kept.Has("customer_id"));

        var analysis = await platform.DoAsync("analyze_customer_feedback", new { feedback_id = kept.Text("feedback_id"), include_suggestions = false });
        Assert.Empty(analysis.List("suggestions"));
        Assert.EndsWith(" is praise.", analysis.Speech, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_key_is_the_same_feedback()
    {
        var said = new { text = "Lovely mug.", idempotency_key = "call 7" };

        Assert.Equal((await platform.DoAsync("submit_feedback", said)).Text("feedback_id"), (await platform.DoAsync("submit_feedback", said)).Text("feedback_id"));
        await platform.RefuseAsync("INTENT_KEY_REUSED", "submit_feedback", said with { text = "Lovely plate." });
    }

    [Theory]
    [InlineData("CUSTOMER_NOT_FOUND", "submit_feedback", """{"text":"Lovely.","customer_id":99999}""")]
    [InlineData("FEEDBACK_NOT_FOUND", "analyze_customer_feedback", """{"feedback_id":99999}""")]
    [InlineData("INVALID_ARGUMENTS", "submit_feedback", """{"text":" ","rating":6}""")]
    [InlineData("INVALID_ARGUMENTS", "analyze_customer_feedback", """{"feedback_id":"the last one"}""")]
    public async Task What_cannot_be_done_has_its_code(string code, string tool, string arguments) => await platform.RefuseAsync(code, tool, arguments);
}
