using Platform.Contracts.Customers.V1;

namespace HearingEvaluation;

/// <summary>What one caller said.</summary>
/// <param name="Kind">What went wrong on the way.</param>
/// <param name="Person">Who called; null for somebody who is no customer.</param>
/// <param name="Request">What the agent heard.</param>
public sealed record HeardCase(string Kind, Person? Person, LookupCustomerRequest Request);

/// <summary>Makes the same cases each time.</summary>
public static class HeardCases
{
    /// <summary>Callers who are no customers: whoever is named is the wrong one.</summary>
    public const string Stranger = "a stranger's name";

    /// <summary>As many cases of each kind as asked for.</summary>
    public static IReadOnlyList<HeardCase> Make(IReadOnlyList<Person> people, int ofEachKind)
    {
        var random = new Random(people.Count + 1);
        var names = people.Select(person => person.Name).ToHashSet();
        var kinds = new Dictionary<string, Func<Person, LookupCustomerRequest?>>
        {
            ["name as it is"] = person => Named(person.First, person.Family),
            ["homophone"] = person => Homophone(random, person),
            ["nickname"] = person => Mishearing.Nickname(person.First) is { } nickname ? Named(nickname, person.Family) : null,
            ["dropped syllable"] = person => OneOf(random, person, name => Mishearing.DropSyllable(random, name)),
            ["confused sound"] = person => OneOf(random, person, name => Mishearing.ConfuseSound(random, name)),
            ["spelled, confirmed letters"] = person => Spelled(person, person.Family, confirmed: true),
            ["spelled, confused letter"] = person => Mishearing.ConfuseLetter(random, person.Family) is { } spelling ? Spelled(person, spelling, confirmed: false) : null,
            ["spoken number"] = person => new() { Phone = Saying.Number(random, person.Phone[2..]) },
            ["transposed digits"] = person => new() { Phone = Mishearing.Transpose(random, person.Phone[2..]) },
            ["transposed digits and homophone"] = person => Transposed(random, person),
            ["spoken e-mail"] = person => new() { Email = Saying.Email(random, person.Email) },
            ["spoken e-mail, homophone"] = person => SpokenHomophone(random, person),
        };

        return
        [
            .. kinds.SelectMany(kind => Cases(random, people, kind.Key, kind.Value).Take(ofEachKind)),
            .. Strangers(random, names).Take(ofEachKind),
        ];
    }

    private static IEnumerable<HeardCase> Cases(Random random, IReadOnlyList<Person> people, string kind, Func<Person, LookupCustomerRequest?> hear)
    {
        while (true)
        {
            var person = people[random.Next(people.Count)];
            if (hear(person) is { } request)
                yield return new(kind, person, request);
        }
    }

    private static IEnumerable<HeardCase> Strangers(Random random, HashSet<string> names)
    {
        while (true)
        {
            var (first, family) = Population.Name(random);
            if (!names.Contains($"{first} {family}"))
                yield return new(Stranger, null, Named(first, family));
        }
    }

    private static LookupCustomerRequest Named(string first, string family) => new() { Name = $"{first} {family}" };

    private static LookupCustomerRequest Spelled(Person person, string spelling, bool confirmed) =>
        new() { Name = person.Name, SpelledName = Saying.Letters(spelling, confirmed) };

    private static LookupCustomerRequest? Homophone(Random random, Person person)
    {
        var (first, family) = (Mishearing.Homophone(random, person.First), Mishearing.Homophone(random, person.Family));
        return $"{first} {family}" == person.Name ? null : Named(first, family);
    }

    private static LookupCustomerRequest? OneOf(Random random, Person person, Func<string, string?> mishear)
    {
        var isFirst = random.Next(3) == 0;
        return mishear(isFirst ? person.First : person.Family) is { } misheard
            ? isFirst ? Named(misheard, person.Family) : Named(person.First, misheard)
            : null;
    }

    private static LookupCustomerRequest? Transposed(Random random, Person person)
    {
        var request = Homophone(random, person);
        request?.Phone = Mishearing.Transpose(random, person.Phone[2..]);

        return request;
    }

    private static LookupCustomerRequest? SpokenHomophone(Random random, Person person)
    {
        var family = person.Family.ToLowerInvariant();
        var misheard = Mishearing.Homophone(random, person.Family).ToLowerInvariant();
        return misheard == family ? null : new() { Email = Saying.Email(random, person.Email.Replace(family, misheard, StringComparison.Ordinal)) };
    }
}
