using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tools.Feedback;

internal static class FeedbackMapping
{
    public static FeedbackView ToView(this Wire.Feedback feedback) => new()
    {
        FeedbackId = feedback.Id,
        Number = feedback.Number,
        Text = feedback.Text,
        CustomerId = feedback.CustomerId.Length > 0 ? feedback.CustomerId : null,
        CustomerNumber = feedback.CustomerNumber > 0 ? feedback.CustomerNumber : null,
        OrderId = feedback.OrderId.Length > 0 ? feedback.OrderId : null,
        Rating = feedback.Rating > 0 ? feedback.Rating : null,
        CreatedAt = feedback.CreatedAt.ToDateTimeOffset(),
    };

    public static FeedbackTopicView ToView(this Wire.FeedbackTopic topic) => new()
    {
        Topic = topic.Name,
        Sentiment = topic.Sentiment.ToView(),
        Score = topic.Score,
    };

    // The wire has the same ones one higher: its zero means that none was given.
    public static FeedbackMood ToView(this Wire.Sentiment sentiment) => (FeedbackMood)((int)sentiment - 1);
}
