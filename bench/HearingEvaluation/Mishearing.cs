using System.Text.RegularExpressions;

namespace HearingEvaluation;

/// <summary>What becomes of names and numbers on the telephone. Written from how people err, not from what the service undoes.</summary>
internal static partial class Mishearing
{
    /// <summary>Ways to write one sound; each row is said alike.</summary>
    private static readonly string[][] Spellings =
    [
        ["ph", "f"], ["ck", "k"], ["ee", "ea"], ["ai", "ay"], ["ie", "y"], ["x", "cks"], ["oo", "ou"], ["mb", "m"], ["wr", "r"], ["wh", "w"],
        ["tt", "t"], ["ll", "l"], ["nn", "n"], ["rr", "r"], ["ss", "s"], ["c", "k"], ["sh", "ch"], ["ey", "y"], ["i", "y"], ["ough", "off"],
        ["er", "or"], ["son", "sen"], ["man", "mann"], ["s", "z"], ["ks", "x"], ["ar", "ah"], ["v", "ph"],
    ];

    private static readonly string[][] SameNames =
    [
        ["Smith", "Smyth", "Smithe"], ["Reed", "Reid", "Read"], ["Clark", "Clarke"], ["Brown", "Browne"], ["Stewart", "Stuart"],
        ["Thompson", "Thomson"], ["Phillips", "Philips", "Phillipps"], ["Meyer", "Meier", "Maier", "Myer"], ["Schmidt", "Schmitt"],
        ["Lee", "Leigh", "Li"], ["Allen", "Allan", "Alan"], ["Gray", "Grey"], ["Moore", "More", "Moor"], ["Wright", "Right"],
        ["Knight", "Night", "Nite"], ["Hansen", "Hanson"], ["Peterson", "Petersen"], ["Stevens", "Stephens"], ["Kelly", "Kelley"],
        ["Green", "Greene"], ["Cook", "Cooke"], ["Hoffman", "Hofmann", "Hoffmann"], ["Nguyen", "Win", "Nwin"], ["Walsh", "Welsh"],
        ["Perry", "Parry"], ["Bailey", "Baily", "Bayley"], ["Gonzalez", "Gonzales"], ["Chavez", "Chaves"], ["Katherine", "Catherine", "Kathryn"],
        ["Stephen", "Steven"], ["Jeffrey", "Geoffrey", "Jeffery"], ["Sarah", "Sara"], ["John", "Jon"], ["Sean", "Shawn", "Shaun"],
        ["Eric", "Erik"], ["Carl", "Karl"], ["Mark", "Marc"], ["Philip", "Phillip"], ["Brian", "Bryan"], ["Ann", "Anne"],
        ["Teresa", "Theresa"], ["Rebecca", "Rebekah"], ["Rachel", "Rachael"], ["Nicole", "Nichole"], ["Christine", "Kristine"],
        ["Cheryl", "Sheryl"], ["Graham", "Graeme"], ["Siobhan", "Shivawn", "Chevonne"], ["Aoife", "Eefa"], ["Niamh", "Neve", "Neeve"],
        ["Emily", "Emilee"], ["Ashley", "Ashleigh"], ["Megan", "Meghan"], ["Szczepanski", "Shchepanski"], ["Featherstonehaugh", "Fanshaw"],
    ];

    private static readonly string[] Nicknames =
    [
        "Robert Bob", "William Bill", "Richard Rick", "Elizabeth Liz", "Margaret Maggie", "Michael Mike", "Jennifer Jenny", "Patricia Pat",
        "Thomas Tom", "Christopher Chris", "Daniel Dan", "Matthew Matt", "Anthony Tony", "Steven Steve", "Andrew Andy", "Kimberly Kim",
        "Joshua Josh", "Kenneth Ken", "Timothy Tim", "Deborah Deb", "Rebecca Becky", "Edward Ted", "Nicholas Nick", "Samantha Sam",
        "Benjamin Ben", "Katherine Kate", "Alexander Alex", "Gregory Greg", "Catherine Cathy", "Charles Chuck", "James Jim", "John Jack",
    ];

    private static readonly string[] LikeSounds = ["bp", "dt", "mn", "fs", "gk", "vb"];

    private static readonly string[] LikeLetters = ["bcdegptvz", "ajk", "fs", "mn", "iy", "quw"];

    /// <summary>Another writing of the same sound, the same name when there is none.</summary>
    public static string Homophone(Random random, string name)
    {
        if (SameNames.FirstOrDefault(names => names.Contains(name)) is { } names)
            return names.Where(other => other != name).ElementAt(random.Next(names.Length - 1));

        var fitting = Spellings
            .SelectMany(pair => new[] { (From: pair[0], To: pair[1]), (From: pair[1], To: pair[0]) })
            .Where(pair => name.IndexOf(pair.From, 1, StringComparison.Ordinal) > 0)
            .ToList();

        if (fitting.Count == 0)
            return name;

        var (from, to) = fitting[random.Next(fitting.Count)];
        var at = name.IndexOf(from, 1, StringComparison.Ordinal);
        return name[..at] + to + name[(at + from.Length)..];
    }

    /// <summary>What friends call the person; null when they don't shorten the name.</summary>
    public static string? Nickname(string name) =>
        Nicknames.FirstOrDefault(pair => pair.StartsWith(name + " ", StringComparison.Ordinal)) is { } pair ? pair[(name.Length + 1)..] : null;

    /// <summary>The name without one of its inner syllables; null for names of one or two.</summary>
    public static string? DropSyllable(Random random, string name)
    {
        var syllables = Syllable().Matches(name).Select(match => match.Value).ToList();
        if (syllables.Count < 3)
            return null;

        syllables.RemoveAt(random.Next(1, syllables.Count - 1));
        return string.Concat(syllables);
    }

    /// <summary>One consonant taken for another that sounds like it; null when none can be.</summary>
    public static string? ConfuseSound(Random random, string name) => Confuse(random, name, LikeSounds, from: 1);

    /// <summary>One letter of a spelling taken for another whose name rhymes; null when none can be.</summary>
    public static string? ConfuseLetter(Random random, string name) => Confuse(random, name, LikeLetters, from: 0);

    /// <summary>Two neighbouring digits exchanged, after the area code's first digit.</summary>
    public static string Transpose(Random random, string digits)
    {
        var places = Enumerable.Range(1, digits.Length - 2).Where(at => digits[at] != digits[at + 1]).ToList();
        if (places.Count == 0)
            return digits;

        var place = places[random.Next(places.Count)];
        return $"{digits[..place]}{digits[place + 1]}{digits[place]}{digits[(place + 2)..]}";
    }

    private static string? Confuse(Random random, string name, string[] groups, int from)
    {
        var lower = name.ToLowerInvariant();
        var places = Enumerable.Range(from, name.Length - from).Where(at => groups.Any(group => group.Contains(lower[at]))).ToList();
        if (places.Count == 0)
            return null;

        var place = places[random.Next(places.Count)];
        var others = groups.First(group => group.Contains(lower[place])).Where(other => other != lower[place]).ToList();
        return name[..place] + others[random.Next(others.Count)] + name[(place + 1)..];
    }

    [GeneratedRegex("[^aeiouyAEIOUY]*[aeiouyAEIOUY]+(?:[^aeiouyAEIOUY]+$)?(?:[^aeiouyAEIOUY](?=[^aeiouyAEIOUY]))?")]
    private static partial Regex Syllable();
}
