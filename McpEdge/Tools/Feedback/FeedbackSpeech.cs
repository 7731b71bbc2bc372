using McpEdge.Speech;

namespace McpEdge.Tools.Feedback;

/// <summary>How feedback is talked about.</summary>
internal static class FeedbackSpeech
{
    private const int MostWords = 15;

    public static string Thanks(FeedbackView feedback) => $"Thank you, I've noted that as {SpokenHandle.Say("feedback", feedback.Number)}.";

    /// <summary>"note as feedback: the soup was cold". Of a long text the beginning is enough to know it again.</summary>
    public static string Effect(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return $"note as feedback: {string.Join(' ', words.Take(MostWords)).TrimEnd('.', '!', '?')}{(words.Length > MostWords ? ", and so on" : "")}";
    }

    /// <summary>"Feedback twelve is a complaint, about the service and the waiting. …"</summary>
    public static string Say(FeedbackAnalysisResult analysis)
    {
        var handle = SpokenHandle.Say("Feedback", analysis.Number);
        var kind = analysis.Sentiment switch
        {
            FeedbackMood.Positive => "is praise",
            FeedbackMood.Negative => "is a complaint",
            FeedbackMood.Mixed => "is both praise and complaint",
            _ => "is neither praise nor complaint",
        };
        var topics = analysis.Topics.Select(topic => $"the {topic.Topic}").ToList();
        var about = topics.Count == 0 ? "" : $", about {SpokenList.Join(topics)}";
        var first = analysis.Suggestions is [var suggestion, ..] ? $" I suggest: {suggestion}" : "";

        return $"{handle} {kind}{about}.{first}";
    }
}
