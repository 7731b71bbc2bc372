using System.ComponentModel;

namespace McpEdge.Tools.Feedback;

internal enum FeedbackMood
{
    Positive,
    Neutral,
    Negative,
    Mixed,
}

/// <summary>Feedback in a result.</summary>
internal sealed record FeedbackView
{
    [Description("UUID.")]
    public required string FeedbackId { get; init; }

    [Description("The short number that people say; feedback_id takes it too.")]
    public required long Number { get; init; }

    public required string Text { get; init; }

    [Description("UUID; absent when nobody was named.")]
    public string? CustomerId { get; init; }

    public long? CustomerNumber { get; init; }

    [Description("As it was given; absent when none was.")]
    public string? OrderId { get; init; }

    [Description("1 to 5 stars; absent when none were given.")]
    public int? Rating { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed record FeedbackTopicView
{
    [Description("food, product, service, waiting, price, cleanliness, accuracy, delivery, place or ordering.")]
    public required string Topic { get; init; }

    public required FeedbackMood Sentiment { get; init; }

    [Description("-1 to 1.")]
    public required double Score { get; init; }
}
