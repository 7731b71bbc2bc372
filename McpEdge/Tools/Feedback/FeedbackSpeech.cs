using System.Collections.Frozen;
using McpEdge.Speech;

namespace McpEdge.Tools.Feedback;

/// <summary>How feedback is talked about.</summary>
internal static class FeedbackSpeech
{
    private const int MostWords = 15;

    private static readonly Phrase Noted = new(
        "Thank you, I've noted that as feedback {0}.", "Danke, ich habe das als Rückmeldung {0} notiert.", "Merci, c'est noté comme remarque {0}.");

    private static readonly Phrase Note = new("note as feedback: {0}", "als Rückmeldung notieren: {0}", "noter comme remarque : {0}");
    private static readonly Phrase NoteLong = new("note as feedback: {0}, and so on", "als Rückmeldung notieren: {0} und so weiter", "noter comme remarque : {0}, et ainsi de suite");
    private static readonly Phrase Praise = new("Feedback {0} is praise{1}.", "Rückmeldung {0} ist ein Lob{1}.", "La remarque {0} est un compliment{1}.");
    private static readonly Phrase Complaint = new("Feedback {0} is a complaint{1}.", "Rückmeldung {0} ist eine Beschwerde{1}.", "La remarque {0} est une plainte{1}.");

    private static readonly Phrase Mixed = new(
        "Feedback {0} is both praise and complaint{1}.", "Rückmeldung {0} ist Lob und Beschwerde zugleich{1}.", "La remarque {0} est à la fois un compliment et une plainte{1}.");

    private static readonly Phrase Neither = new(
        "Feedback {0} is neither praise nor complaint{1}.", "Rückmeldung {0} ist weder Lob noch Beschwerde{1}.", "La remarque {0} n'est ni un compliment ni une plainte{1}.");

    private static readonly Phrase About = new(", about {0}", ", und zwar zu: {0}", ", à propos de ceci : {0}");
    private static readonly Phrase Suggest = new(" I suggest: {0}", " Vorschlag: {0}", " Suggestion : {0}");

    private static readonly FrozenDictionary<string, Phrase> Topics = new Dictionary<string, Phrase>
    {
        ["food"] = new("the food", "das Essen", "la cuisine"),
        ["product"] = new("the product", "das Produkt", "le produit"),
        ["service"] = new("the service", "die Bedienung", "le service"),
        ["waiting"] = new("the waiting", "die Wartezeit", "l'attente"),
        ["price"] = new("the price", "der Preis", "le prix"),
        ["cleanliness"] = new("the cleanliness", "die Sauberkeit", "la propreté"),
        ["accuracy"] = new("the accuracy", "die Richtigkeit", "l'exactitude"),
        ["delivery"] = new("the delivery", "die Lieferung", "la livraison"),
        ["place"] = new("the place", "die Räume", "le lieu"),
        ["ordering"] = new("the ordering", "die Bestellung", "la prise de commande"),
    }.ToFrozenDictionary();

    public static string Thanks(FeedbackView feedback, SpokenLanguage language) => Noted.In(language, language.Handle(feedback.Number));

    /// <summary>"note as feedback: the soup was cold". Of a long text the beginning is enough to know it again.</summary>
    public static string Effect(string text, SpokenLanguage language)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return (words.Length > MostWords ? NoteLong : Note).In(language, string.Join(' ', words.Take(MostWords)).TrimEnd('.', '!', '?'));
    }

    /// <summary>"Feedback twelve is a complaint, about the service and the waiting. …"; suggestions are the service's own words.</summary>
    public static string Say(FeedbackAnalysisResult analysis, SpokenLanguage language)
    {
        var kind = analysis.Sentiment switch
        {
            FeedbackMood.Positive => Praise,
            FeedbackMood.Negative => Complaint,
            FeedbackMood.Mixed => Mixed,
            _ => Neither,
        };
        var topics = analysis.Topics.Select(topic => Topics.GetValueOrDefault(topic.Topic)?.In(language) ?? topic.Topic).ToList();
        var about = topics.Count == 0 ? "" : About.In(language, language.List(topics));
        var first = analysis.Suggestions is [var suggestion, ..] ? Suggest.In(language, suggestion) : "";

        return kind.In(language, language.Handle(analysis.Number), about) + first;
    }
}
