namespace CustomersService.Feedback;

/// <param name="FeedbackId">UUID or number.</param>
/// <param name="IncludeSuggestions">Whether to say what to do about it.</param>
internal sealed record AnalyseFeedback(string FeedbackId, bool IncludeSuggestions);

internal sealed record FeedbackAnalysis(FeedbackEntry Entry, Mood Mood, IReadOnlyList<TopicMood> Topics, IReadOnlyList<string> Suggestions);

/// <summary>Analyses anew at each call, so that a better lexicon helps with what was said before it.</summary>
internal sealed class AnalyseFeedbackHandler(GetFeedbackHandler getFeedback)
{
    public async Task<FeedbackAnalysis> HandleAsync(AnalyseFeedback query, CancellationToken cancellationToken)
    {
        var entry = await getFeedback.HandleAsync(new(query.FeedbackId), cancellationToken);
        var mood = SentimentReader.Read(entry.Text);
        var topics = Topics.Of(entry.Text);

        return new(entry, mood, topics, query.IncludeSuggestions ? Suggestions.For(mood.Sentiment, topics, entry.CustomerId is not null) : []);
    }
}
