using System.Globalization;

namespace HearingEvaluation;

/// <summary>Makes the same customers each time: common names are common, and many people share one.</summary>
public static class Population
{
    private const int FirstNumber = 1_000_000;

    /// <summary>As many people as asked for.</summary>
    public static IReadOnlyList<Person> Make(int count)
    {
        var random = new Random(count);
        var (emails, phones) = (new HashSet<string>(), new HashSet<string>());
        var people = new List<Person>(count);

        for (var number = FirstNumber; people.Count < count; number++)
        {
            var (first, family) = Name(random);
            people.Add(new(
                $"0190b000-0000-7000-8000-{number:D12}", number, first, family, Unique(emails, () => Email(random, first, family)), Unique(phones, () => Phone(random))));
        }

        return people;
    }

    /// <summary>A name of the same kind, of nobody in particular.</summary>
    public static (string First, string Family) Name(Random random) => (Common(random, NamePools.First, 1.6), random.Next(100) < 60
        ? Common(random, NamePools.Family, 1.8)
        : Common(random, NamePools.Places, 1) + Common(random, NamePools.PlaceEndings, 1.3));

    // The higher the power, the more people have the first names of the list.
    private static string Common(Random random, string[] names, double power) => names[(int)(Math.Pow(random.NextDouble(), power) * names.Length)];

    private static string Email(Random random, string first, string family)
    {
        var (given, surname) = (first.ToLowerInvariant(), family.ToLowerInvariant());
        var suffix = random.Next(3) == 0 ? "" : random.Next(1, 1000).ToString(CultureInfo.InvariantCulture);
        var local = random.Next(4) switch
        {
            0 => $"{given}_{surname}",
            1 => $"{given[0]}{surname}",
            _ => $"{given}.{surname}",
        };

        return $"{local}{suffix}@{Common(random, NamePools.Domains, 1.5)}";
    }

    private static string Phone(Random random) => string.Create(
        CultureInfo.InvariantCulture, $"+1{random.Next(2, 10)}{random.Next(1, 9)}{random.Next(2, 10)}{random.Next(200, 1000)}{random.Next(10_000):D4}");

    private static string Unique(HashSet<string> taken, Func<string> make)
    {
        string made;
        do
        {
            made = make();
        }
        while (!taken.Add(made));

        return made;
    }
}
