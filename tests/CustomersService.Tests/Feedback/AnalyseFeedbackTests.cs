using Grpc.Core;
using Wire = Platform.Contracts.Customers.V1;

namespace CustomersService.Tests.Feedback;

public sealed class AnalyseFeedbackTests(CustomersFixture service) : IClassFixture<CustomersFixture>
{
    [Fact]
    public async Task Feedback_is_kept_and_read_by_id_and_number()
    {
        var customer = await service.HasCustomer();
        var entry = await service.Feedback.SubmitFeedbackAsync(
            new() { Text = " The soup was cold. ", CustomerId = $"{customer.Number}", OrderId = "1042", Rating = 2 }, service.Call);

        Assert.Equal(("The soup was cold.", customer.Id, customer.Number, "1042", 2), (entry.Text, entry.CustomerId, entry.CustomerNumber, entry.OrderId, entry.Rating));
        Assert.Equal(entry, await service.Feedback.GetFeedbackAsync(new() { FeedbackId = entry.Id }, service.Call));
        Assert.Equal(entry, await service.Feedback.GetFeedbackAsync(new() { FeedbackId = $"{entry.Number}" }, service.Call));
    }

    [Fact]
    public async Task Praise_and_complaint_are_told_apart_by_topic()
    {
        var analysis = await Analyse("The food was delicious. The waiter was rude and we waited forever.");

        Assert.Equal(Wire.Sentiment.Mixed, analysis.Sentiment);
        Assert.Equal(Wire.Sentiment.Positive, analysis.Topics.Single(topic => topic.Name == "food").Sentiment);
        Assert.Equal(Wire.Sentiment.Negative, analysis.Topics.Single(topic => topic.Name == "service").Sentiment);
        Assert.Equal(analysis.Topics.Select(topic => topic.Score).Order(), analysis.Topics.Select(topic => topic.Score));
        Assert.Contains(analysis.Suggestions, suggestion => suggestion.Contains("team that was on duty", StringComparison.Ordinal));
        Assert.DoesNotContain(analysis.Suggestions, suggestion => suggestion.Contains("kitchen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Suggestions_come_only_when_asked_for()
    {
        Assert.Empty((await Analyse("The food was cold.", suggestions: false)).Suggestions);
        Assert.NotEmpty((await Analyse("The food was cold.")).Suggestions);
        Assert.Contains("pass the praise on", Assert.Single((await Analyse("Everything was wonderful.")).Suggestions), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_intent_is_kept_once()
    {
        var request = new Wire.SubmitFeedbackRequest { Text = "Lovely.", IntentKey = "feedback-once" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.Feedback.SubmitFeedbackAsync(request, service.Call).ResponseAsync));
        Assert.Single(answers.Distinct());

        var other = request.Clone();
        other.Rating = 5;
        Assert.Equal("INTENT_KEY_REUSED", (await CustomersFixture.RefusalOf(service.Feedback.SubmitFeedbackAsync(other, service.Call))).Code);
    }

    [Fact]
    public async Task Every_bad_field_is_named_at_once()
    {
        var fields = await CustomersFixture.WrongFieldsOf(service.Feedback.SubmitFeedbackAsync(
            new() { Text = new string('x', 4001), CustomerId = "bob", OrderId = "'; --", Rating = 6 }, service.Call));

        Assert.Equal(["customer_id", "order_id", "rating", "text"], fields.Order(StringComparer.Ordinal));
        Assert.Equal(["text"], await CustomersFixture.WrongFieldsOf(service.Feedback.SubmitFeedbackAsync(new() { Text = " \n" }, service.Call)));
        Assert.Equal(["text"], await CustomersFixture.WrongFieldsOf(service.Feedback.SubmitFeedbackAsync(new() { Text = "a\0b" }, service.Call)));
        Assert.Equal(["feedback_id"], await CustomersFixture.WrongFieldsOf(service.Feedback.GetFeedbackAsync(new() { FeedbackId = "latest" }, service.Call)));
    }

    [Theory]
    [InlineData("99999", "FEEDBACK_NOT_FOUND")]
    [InlineData("0190a000-0000-7000-8000-00000000ffff", "FEEDBACK_NOT_FOUND")]
    public async Task Unknown_feedback_is_refused(string id, string code)
    {
        var refusal = await CustomersFixture.RefusalOf(service.Feedback.AnalyseFeedbackAsync(new() { FeedbackId = id }, service.Call));

        Assert.Equal((StatusCode.NotFound, code), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task Feedback_of_an_unknown_customer_is_refused()
    {
        var refusal = await CustomersFixture.RefusalOf(service.Feedback.SubmitFeedbackAsync(new() { Text = "Lovely.", CustomerId = "99999" }, service.Call));

        Assert.Equal((StatusCode.NotFound, "CUSTOMER_NOT_FOUND"), (refusal.Status, refusal.Code));
    }

    private async Task<Wire.FeedbackAnalysis> Analyse(string text, bool suggestions = true)
    {
        var entry = await service.Feedback.SubmitFeedbackAsync(new() { Text = text }, service.Call);
        return await service.Feedback.AnalyseFeedbackAsync(new() { FeedbackId = entry.Id, IncludeSuggestions = suggestions }, service.Call);
    }
}
