namespace CustomersService.Feedback;

/// <summary>Something that feedback is about.</summary>
internal sealed record TopicMood(string Name, Mood Mood);

/// <summary>Finds what a text is about by its nouns, and whether it praises that.</summary>
internal static class Topics
{
    private static readonly (string Name, string Words)[] Nouns =
    [
        ("food", "food meal dish dishes pizza burger pasta salad soup chicken salmon tacos curry dessert cake coffee tea drink drinks lunch dinner breakfast "
            + "fries sauce bread taste tasted flavour flavor portion portions menu cheese meat steak wings undercooked overcooked delicious tasty bland"),
        ("product", "product products mug plate glass glasses knife pan board apron item items quality handle package packaging gift"),
        ("service", "service staff waiter waitress server servers manager cashier employee team rude friendly polite attentive unhelpful helpful barista host"),
        ("waiting", "wait waited waiting queue line minutes hour hours slow late delay delayed quick quickly fast forever prompt"),
        ("price", "price prices expensive cheap overpriced cost costs value bill charged charge refund money bargain pricey affordable"),
        ("cleanliness", "clean dirty filthy hygiene toilet toilets bathroom restroom spotless floor hair smell smelly cockroach"),
        ("accuracy", "wrong missing forgot forgotten incorrect mistake mistakes mixed incomplete accurate correct"),
        ("delivery", "delivery deliver delivered courier driver arrived arrive box shipping shipped"),
        ("place", "place atmosphere music noise noisy loud table tables seat seats seating room parking decor location ambience ambiance crowded cosy cozy"),
        ("ordering", "app website online phone call called booking reservation booked order ordering ordered checkout"),
    ];

    private static readonly Dictionary<string, List<string>> ByWord = Nouns
        .SelectMany(topic => topic.Words.Split(' ').Select(word => (word, topic.Name)))
        .GroupBy(pair => pair.word)
        .ToDictionary(group => group.Key, group => group.Select(pair => pair.Name).ToList());

    /// <summary>Worst first. A clause speaks of the topics that it names.</summary>
    public static IReadOnlyList<TopicMood> Of(string text) =>
    [
        .. Words.Clauses(text)
            .SelectMany(clause => clause.Words.SelectMany(word => ByWord.GetValueOrDefault(word) ?? []).Distinct().Select(name => new TopicMood(name, SentimentReader.Read(clause))))
            .GroupBy(topic => topic.Name)
            .Select(group => new TopicMood(group.Key, group.Aggregate(default(Mood), (mood, topic) => mood + topic.Mood)))
            .OrderBy(topic => topic.Mood.Sum).ThenBy(topic => topic.Name, StringComparer.Ordinal),
    ];
}
