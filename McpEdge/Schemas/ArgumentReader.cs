using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpEdge.Schemas;

/// <summary>
/// Checks arguments against a tool's schema and brings them into canonical form: snake_case names, numbers as numbers, ids as
/// text, absent instead of null or empty. Everything that is wrong is reported at once, so that an agent asks its caller once.
/// </summary>
internal static class ArgumentReader
{
    // Nobody asks a caller for more; and an answer must not be many times as long as what was sent.
    private const int MostProblems = 20;

    /// <summary>The canonical arguments; only to be used when <paramref name="problems"/> stays empty.</summary>
    public static JsonObject Read(ArgumentSchema schema, JsonElement? arguments, List<FieldProblem> problems)
    {
        if (arguments is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given)
        {
            given = JsonSerializer.SerializeToElement(new JsonObject());
        }

        return ReadValue(schema, given, "", problems) as JsonObject ?? [];
    }

    private static JsonNode? ReadValue(ArgumentSchema schema, JsonElement value, string field, List<FieldProblem> problems)
    {
        switch (schema.Kind)
        {
            case ArgumentKind.Record:
                return ReadRecord(schema, value, field, problems);
            case ArgumentKind.List:
                return ReadList(schema, value, field, problems);
            default:
                var (read, reason) = ScalarReader.Read(schema, value);
                if (reason is not null)
                {
                    problems.Add(new(field, reason, schema.Ask));
                }

                return read;
        }
    }

    private static JsonObject? ReadRecord(ArgumentSchema schema, JsonElement value, string field, List<FieldProblem> problems)
    {
        if (Unwrap(value, JsonValueKind.Object) is not { } given)
        {
            problems.Add(new(field.Length == 0 ? "arguments" : field, Reasons.NoRecord, schema.Ask));
            return null;
        }

        var read = new JsonObject();
        foreach (var property in given.EnumerateObject().TakeWhile(_ => problems.Count < MostProblems))
        {
            ReadProperty(schema, property, field, read, problems);
        }

        foreach (var missing in schema.Required.Where(name => !read.ContainsKey(name) && !HasProblem(problems, Path(field, name))))
        {
            problems.Add(new(Path(field, missing), Reasons.Required, schema.Properties[missing].Ask));
        }

        return read;
    }

    private static void ReadProperty(
        ArgumentSchema schema, JsonProperty property, string field, JsonObject read, List<FieldProblem> problems)
    {
        if (!Text.TryRead(property, out var sent) || schema.NameOf(sent) is not { } name)
        {
            var known = schema.Properties.Count == 0
                ? Reasons.NoArguments
                : Reasons.KnownArguments.With(string.Join(", ", schema.Properties.Keys));
            problems.Add(new(Path(field, Text.Shorten(sent)), Reasons.Unknown, known));
            return;
        }

        var argument = schema.Properties[name];
        if (IsAbsent(schema, argument, name, property.Value))
        {
            return;
        }

        var value = ReadValue(argument, property.Value, Path(field, name), problems);
        if (read.TryGetPropertyValue(name, out var earlier) && !JsonNode.DeepEquals(earlier, value))
        {
            problems.Add(new(Path(field, name), Reasons.GivenTwice, argument.Ask));
            return;
        }

        if (value is not null)
        {
            read[name] = value;
        }
    }

    private static JsonArray? ReadList(ArgumentSchema schema, JsonElement value, string field, List<FieldProblem> problems)
    {
        if (Unwrap(value, JsonValueKind.Array) is not { } given)
        {
            problems.Add(new(field, Reasons.NoList, schema.Ask));
            return null;
        }

        var count = given.GetArrayLength();
        if (count < schema.Least || count > schema.Most)
        {
            problems.Add(new(field, Limits.OfList(schema), schema.Ask));
            return null;
        }

        var read = new JsonArray();
        foreach (var (index, item) in given.EnumerateArray().Index())
        {
            read.Add(ReadValue(schema.Item!, item, $"{field}[{index}]", problems));
        }

        return read;
    }

    // Models fill optional arguments that they have no value for with null or "".
    private static bool IsAbsent(ArgumentSchema record, ArgumentSchema argument, string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.Null
        || (!record.Required.Contains(name) && argument.Kind != ArgumentKind.List && Text.IsBlank(value));

    // Some platforms send nested values as JSON in a string.
    private static JsonElement? Unwrap(JsonElement value, JsonValueKind kind)
    {
        if (value.ValueKind == kind)
        {
            return value;
        }

        if (!Text.TryRead(value, out var json) || json.AsSpan().Trim() is not ['{' or '[', ..])
        {
            return null;
        }

        try
        {
            var unwrapped = JsonElement.Parse(json);
            return unwrapped.ValueKind == kind ? unwrapped : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool HasProblem(List<FieldProblem> problems, string field) =>
        problems.Exists(problem => problem.Field == field || problem.Field.StartsWith(field + "[", StringComparison.Ordinal)
            || problem.Field.StartsWith(field + ".", StringComparison.Ordinal));

    private static string Path(string field, string name) => field.Length == 0 ? name : $"{field}.{name}";
}
