using System.Globalization;
using CustomersService.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CustomersService.Hearing;

/// <summary>Fetches who may be meant; whether they are is decided on what is fetched.</summary>
internal sealed class CandidateSearch(CustomersDbContext db)
{
    /// <summary>More people than that no question tells apart at once.</summary>
    public const int MostCandidates = 200;

    // Low enough for a lost syllable, high enough for the index to be worth it: docs/decisions/0006-hearing-names.md.
    private const double SimilarName = 0.5;
    private const double SimilarWord = 0.4;
    private const double SimilarEmail = 0.6;

    /// <summary>What may be meant by a name, with the codes of its sounds.</summary>
    public async Task<IReadOnlyList<HeardPart>> HearAsync(string name, IReadOnlyList<SpelledPart> spelled, CancellationToken cancellationToken)
    {
        if (name.Length == 0 && spelled.Count == 0)
            return [];

        var key = name.Length == 0 ? "" : await db.Database.SqlQuery<string>($"""SELECT customer_name_key({name}) AS "Value" """).SingleAsync(cancellationToken);
        var heard = HeardName.Read(key, spelled);
        var texts = heard.SelectMany(part => part.Readings).Select(reading => reading.Text).Distinct().ToArray();
        var sounds = await db.Database
            .SqlQuery<WordSounds>($"""SELECT word AS "Word", customer_name_sounds(word) AS "Sounds" FROM unnest({texts}) word""")
            .ToDictionaryAsync(word => word.Word, word => word.Sounds, cancellationToken);

        return [.. heard.Select(part => part with { Readings = [.. part.Readings.Select(Sounding)] })];

        NameReading Sounding(NameReading reading) => reading with { Sounds = [.. sounds[reading.Text].Where(code => code.Length > 0)] };
    }

    /// <summary>Whose name sounds like this or is written much like it, the likest first.</summary>
    public async Task<List<Candidate>> ByNameAsync(IReadOnlyList<HeardPart> heard, Hints hints, CancellationToken cancellationToken)
    {
        if (heard.Count == 0)
            return [];

        var parameters = new List<NpgsqlParameter>();
        var said = HeardName.Weighty(heard);
        var sounds = said.Select(part => $"c.name_sounds && {Add(part.Sounds.ToArray())}").ToList();
        var words = said.Select(part => $"c.name_key %> {Add(part.Text)}").ToList();
        var key = Add(string.Join(' ', heard.Select(part => part.Text)));

        // The same; or all parts by sound; or one of them by letters and the others by sound; or the whole by letters. The order is that
        // of their cost: every row that an index suggests is checked against them until one holds.
        var ways = words.Select((word, written) => string.Join(" AND ", sounds.Where((_, at) => at != written).Append(word)))
            .Prepend(string.Join(" AND ", sounds))
            .Prepend($"c.name_key = {key}")
            .Append($"c.name_key % {key}");

        var condition = $"({string.Join(" OR ", ways)}) AND {hints.Condition(Add)}";

        return await FetchAlikeAsync(SimilarName, condition, $"similarity(c.name_key, {key}) DESC", parameters, cancellationToken);

        string Add(object value)
        {
            parameters.Add(new() { ParameterName = string.Create(CultureInfo.InvariantCulture, $"p{parameters.Count}"), Value = value });
            return $"@{parameters[^1].ParameterName}";
        }
    }

    /// <summary>Whose e-mail address is written much like this one, with the same digits and signs.</summary>
    public Task<List<Candidate>> ByEmailAsync(string email, CancellationToken cancellationToken) => FetchAlikeAsync(
        SimilarEmail,
        "c.email_key % @email AND regexp_replace(c.email_key, '[[:alpha:]]', '', 'g') = regexp_replace(@email, '[[:alpha:]]', '', 'g')",
        "similarity(c.email_key, @email) DESC",
        [new("email", email)],
        cancellationToken);

    /// <summary>These customers.</summary>
    public Task<List<Candidate>> ByIdAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken) =>
        FetchAsync("c.id = ANY (@ids)", "c.number", [new("ids", ids.ToArray())], cancellationToken);

    /// <summary>Whose telephone number is one of these.</summary>
    public Task<List<Candidate>> ByPhoneAsync(IEnumerable<string> phones, CancellationToken cancellationToken) =>
        FetchAsync("c.phone = ANY (@phones)", "c.number", [new("phones", phones.ToArray())], cancellationToken);

    // The thresholds of the trigram operators are settings; they end with this transaction.
    private async Task<List<Candidate>> FetchAlikeAsync(
        double similarity, string condition, string order, IEnumerable<NpgsqlParameter> parameters, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            SELECT set_config('pg_trgm.similarity_threshold', {Text(similarity)}, true),
                   set_config('pg_trgm.word_similarity_threshold', {Text(SimilarWord)}, true)
            """,
            cancellationToken);

        return await FetchAsync(condition, order, parameters, cancellationToken);
    }

    // Conditions are put together from this class's own words; what callers said is in the parameters.
    private Task<List<Candidate>> FetchAsync(
        string condition, string order, IEnumerable<NpgsqlParameter> parameters, CancellationToken cancellationToken)
    {
        var query = $"SELECT {Candidate.Columns} FROM customers c WHERE {condition} ORDER BY {order} LIMIT {MostCandidates}";

        return db.Database.SqlQueryRaw<Candidate>(query, [.. parameters]).ToListAsync(cancellationToken);
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record WordSounds(string Word, string[] Sounds);
}
