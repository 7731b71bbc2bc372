using Google.Protobuf.WellKnownTypes;
using Wire = Platform.Contracts.Customers.V1;

namespace CustomersService.Feedback;

/// <summary>Feedback as it travels.</summary>
internal static class FeedbackMapping
{
    public static Wire.Feedback ToWire(this FeedbackEntry entry) => new()
    {
        Id = entry.Id.ToString("D"),
        Number = entry.Number,
        Text = entry.Text,
        CustomerId = entry.CustomerId?.ToString("D") ?? "",
        CustomerNumber = entry.Customer?.Number ?? 0,
        OrderId = entry.OrderId,
        Rating = entry.Rating,
        // PostgreSQL keeps microseconds: the answer to a write says what a later read will say.
        CreatedAt = entry.CreatedAt.AddTicks(-(entry.CreatedAt.Ticks % TimeSpan.TicksPerMicrosecond)).ToTimestamp(),
    };

    public static Wire.FeedbackAnalysis ToWire(this FeedbackAnalysis analysis) => new()
    {
        Feedback = analysis.Entry.ToWire(),
        Sentiment = ToWire(analysis.Mood.Sentiment),
        Score = analysis.Mood.Score,
        Topics = { analysis.Topics.Select(topic => new Wire.FeedbackTopic { Name = topic.Name, Sentiment = ToWire(topic.Mood.Sentiment), Score = topic.Mood.Score }) },
        Suggestions = { analysis.Suggestions },
    };

    // The wire has the same ones one higher: its zero means that none was given.
    private static Wire.Sentiment ToWire(Sentiment sentiment) => (Wire.Sentiment)((int)sentiment + 1);
}
