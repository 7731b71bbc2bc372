namespace CustomersService.Feedback;

/// <summary>Words that praise or complain, and words that turn, strengthen and weaken them. The list and its weights are our own.</summary>
internal static class Lexicon
{
    /// <summary>How far before a word a negation, a strengthening or a weakening reaches.</summary>
    public const int Reach = 4;

    private static readonly (double Weight, string Words)[] Weighted =
    [
        (3, "amazing awesome excellent outstanding fantastic perfect perfectly superb wonderful brilliant exceptional incredible magnificent phenomenal "
            + "love loved loves adore delicious best flawless spectacular stunning unbeatable heavenly divine thrilled tastiest"),
        (2, "great lovely delightful friendly helpful fresh tasty yummy impressed impressive happy pleased beautiful attentive generous polite kind "
            + "recommend recommended enjoyed enjoy enjoyable thank thanks thankful grateful spotless welcoming courteous charming reliable prompt quick "
            + "quickly fast speedy flavourful flavorful juicy crispy professional patient satisfied bargain favourite favorite glad smooth seamless "
            + "efficient knowledgeable gorgeous tender cosy cozy welcome worth tastier"),
        (1, "good nice clean warm fine fair pleasant comfortable easy hot affordable reasonable reasonably tidy smile smiled smiling smiles well better "
            + "convenient useful neat right accurate correct correctly improved liked sturdy solid generously relaxing plenty handy"),
        (-1, "slow slowly late small expensive pricey noisy loud crowded bland dry greasy oily salty cold lukewarm stale tough chewy plain overpriced "
            + "wait waited waiting missing confusing boring average disappoint weak problem problems issue issues unclear hard wrong forgot forgotten "
            + "lacking lacks lacked long delay delayed soggy sticky messy mess old damaged scratched dented faded cramped delays mistake mistakes watery "
            + "tiny undercooked overcooked burnt burned unfriendly poor poorly complaint complain"),
        (-2, "bad disappointed disappointing disappointment dirty filthy rude broken ruined annoyed annoying frustrating frustrated unhappy unhelpful "
            + "unprofessional ignored impolite raw inedible rotten spoiled mouldy moldy smelly unacceptable upset angry useless careless dishonest "
            + "leaking leaked cracked broke refused refuse lost sick ill avoid hair fly cockroach dismissive sloppy shattered defective embarrassing crashing crashed crashes"),
        (-3, "terrible horrible awful worst disgusting hate hated appalling dreadful atrocious disgrace disgraceful shocking nightmare pathetic "
            + "poisoning scam fraud insult insulting insulted revolting vile"),
    ];

    // Their words mean something else together.
    private static readonly (double Weight, string Words)[] WeightedPhrases =
    [
        (3, "worth every, five stars"),
        (2, "come back, be back, well done, no complaints, on time, worth it, made my, i like, we like, order again, can't wait, warm welcome, right away"),
        (1.5, "here again"),
        (1, "go back, no problem, no problems, no issues, no wait, as described"),
        (0.5, "as expected"),
        (0.25, "all right"),
        (0, "long time, hot water, cold drinks, cold beer, ice cold, right now, as well, would like, looks like, felt like, "
            + "tasted like, fine dining, best before, old friend"),
        (-0.5, "could be"),
        (-1, "out of, could have, should have, supposed to, sold out, on hold, too much, too many, too sweet, too hot"),
        (-2, "let down, fed up, waste of, money back, not worth, fell apart, too small, too long, too loud, gave up, went wrong, falling out, "
            + "falling apart, fall apart, hung up, nobody cares, not work, doesn't work, didn't work, not working, stopped working"),
        (-3, "never again, rip off, one star"),
    ];

    private static readonly HashSet<string> Negations = [.. Split(
        "not no never neither nor nothing nobody without hardly barely cannot can't don't doesn't didn't isn't wasn't aren't weren't won't wouldn't "
        + "couldn't shouldn't haven't hasn't hadn't cant dont doesnt didnt isnt wasnt wont", ' ')];

    private static readonly (double Weight, string Words)[] WeightedDegrees =
    [
        (1.7, "extremely"),
        (1.6, "absolutely, incredibly, utterly"),
        (1.5, "totally, completely, super"),
        (1.4, "very, really, truly, highly"),
        (1.3, "so"),
        (1.2, "too, such, always"),
        (1.1, "quite"),
        (0.9, "rather"),
        (0.8, "fairly"),
        (0.6, "somewhat, bit, little, almost"),
        (0.5, "slightly"),
    ];

    private static readonly Dictionary<string, double> Weights = Read(Weighted, ' ');
    private static readonly Dictionary<string, double> Phrases = Read(WeightedPhrases, ',');
    private static readonly Dictionary<string, double> Degrees = Read(WeightedDegrees, ',');

    /// <summary>Weight of two words together, or of the first alone; null when neither says anything.</summary>
    public static (double Weight, int Length)? Find(string word, string? next) =>
        next is not null && Phrases.TryGetValue($"{word} {next}", out var phrase) ? (phrase, 2)
        : Weights.TryGetValue(word, out var weight) ? (weight, 1)
        : null;

    public static bool IsNegation(string word) => Negations.Contains(word);

    /// <summary>What a word makes of the strength of those after it; 1: nothing.</summary>
    public static double Degree(string word) => Degrees.GetValueOrDefault(word, 1);

    private static Dictionary<string, double> Read((double Weight, string Words)[] groups, char separator) => groups
        .SelectMany(group => Split(group.Words, separator).Select(word => (word, group.Weight)))
        .ToDictionary(pair => pair.word, pair => pair.Weight);

    private static string[] Split(string words, char separator) =>
        words.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
