using System.Globalization;
using Npgsql;
using Platform.Contracts.Customers.V1;

namespace HearingEvaluation;

/// <summary>Asks a running CustomersService about callers that were badly heard.</summary>
public static class Evaluation
{
    /// <summary>Adds the people to the database of the service, beside the seeded customers.</summary>
    public static async Task AddAsync(string connectionString, IReadOnlyList<Person> people, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var insert = new NpgsqlCommand(
            """
            INSERT INTO customers (id, number, name, email, email_key, phone, status, created_at, updated_at)
            SELECT id::uuid, number, name, email, email, phone, 'active', now(), now()
            FROM unnest($1, $2, $3, $4, $5) people (id, number, name, email, phone)
            """,
            connection);
        insert.Parameters.Add(new() { Value = people.Select(person => person.Id).ToArray() });
        insert.Parameters.Add(new() { Value = people.Select(person => person.Number).ToArray() });
        insert.Parameters.Add(new() { Value = people.Select(person => person.Name).ToArray() });
        insert.Parameters.Add(new() { Value = people.Select(person => person.Email).ToArray() });
        insert.Parameters.Add(new() { Value = people.Select(person => person.Phone).ToArray() });
        insert.CommandTimeout = 600;
        await insert.ExecuteNonQueryAsync(cancellationToken);

        await using var vacuum = new NpgsqlCommand("VACUUM ANALYZE customers", connection) { CommandTimeout = 600 };
        await vacuum.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Holds a conversation for each case, one after another.</summary>
    public static async Task<IReadOnlyList<Outcome>> RunAsync(
        CustomerService.CustomerServiceClient customers, IEnumerable<HeardCase> cases, CancellationToken cancellationToken)
    {
        var dialogue = new Dialogue(customers);
        var outcomes = new List<Outcome>();

        foreach (var heard in cases)
            outcomes.Add(await dialogue.HoldAsync(heard, cancellationToken));

        return outcomes;
    }

    /// <summary>The share of callers who were named, of those who are customers.</summary>
    public static double Recall(IEnumerable<Outcome> outcomes) => Share(outcomes.Where(outcome => outcome.Case.Person is not null), outcome => outcome.IsRight);

    /// <summary>The share of the wrong among those who were named to customers.</summary>
    public static double WrongPerson(IEnumerable<Outcome> outcomes) =>
        Share(outcomes.Where(outcome => outcome is { Case.Person: not null, Named: not null }), outcome => outcome.IsWrong);

    /// <summary>The time within which this share of all lookups was answered, in milliseconds.</summary>
    public static double Percentile(IEnumerable<Outcome> outcomes, double share)
    {
        var times = outcomes.SelectMany(outcome => outcome.Times).Order().ToList();
        return times[(int)Math.Min(times.Count - 1, times.Count * share)].TotalMilliseconds;
    }

    /// <summary>A row for each kind of case and one for all, as a Markdown table.</summary>
    public static string Table(IReadOnlyList<Outcome> outcomes)
    {
        var rows = outcomes.GroupBy(outcome => outcome.Case.Kind).Select(kind => Row(kind.Key, [.. kind]))
            .Append(Row("all customers", [.. outcomes.Where(outcome => outcome.Case.Person is not null)]));

        return string.Join('\n', rows.Prepend("|---|---|---|---|---|---|---|").Prepend(
            "| heard | calls | recall | named at once | wrong person | p50 ms | p95 ms |"));
    }

    private static string Row(string kind, IReadOnlyList<Outcome> outcomes)
    {
        var recall = outcomes[0].Case.Person is null ? "" : Percent(Recall(outcomes));
        var atOnce = Percent(Share(outcomes, outcome => outcome.First is CustomerMatch.Exact or CustomerMatch.Likely));
        var wrong = outcomes[0].Case.Person is null ? Percent(Share(outcomes, outcome => outcome.IsWrong)) : Percent(WrongPerson(outcomes));

        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {kind} | {outcomes.Count} | {recall} | {atOnce} | {wrong} | {Percentile(outcomes, 0.5):F1} | {Percentile(outcomes, 0.95):F1} |");
    }

    private static double Share(IEnumerable<Outcome> outcomes, Func<Outcome, bool> counts)
    {
        var all = outcomes.ToList();
        return all.Count == 0 ? 0 : (double)all.Count(counts) / all.Count;
    }

    private static string Percent(double share) => share.ToString("P2", CultureInfo.InvariantCulture);
}
