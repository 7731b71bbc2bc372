using System.Text.Json;
using System.Text.Json.Nodes;
using McpEdge.Pipeline;
using McpEdge.Schemas;
using McpEdge.Speech;

namespace McpEdge.Caching;

/// <summary>An answer from before that says how old it is, for a time in which there is no other.</summary>
internal static class StaleAnswer
{
    private static readonly Phrase AsOf = new("As of {0} ago: {1}", "Stand vor {0}: {1}", "D'après l'état d'il y a {0} : {1}");

    private static readonly Counted Minutes = new(
        new("less than a minute", "one minute", "minutes"),
        new("weniger als einer Minute", "einer Minute", "Minuten", Gender.Feminine),
        new("moins d'une minute", "une minute", "minutes", Gender.Feminine));

    private static readonly Counted Hours = new(
        new("less than an hour", "one hour", "hours"),
        new("weniger als einer Stunde", "einer Stunde", "Stunden", Gender.Feminine),
        new("moins d'une heure", "une heure", "heures", Gender.Feminine));

    public static ToolResult Of(CachedAnswer answer, DateTimeOffset now, SpokenLanguage language)
    {
        var data = JsonObject.Create(answer.Result.Data)!;
        data["as_of"] = JsonValue.Create(answer.ReadAt.UtcDateTime);

        return ToolResult.Success(
            AsOf.In(language, Age(now - answer.ReadAt, language), answer.Result.Speech), JsonSerializer.SerializeToElement(data, ToolJson.Options));
    }

    private static string Age(TimeSpan age, SpokenLanguage language) => age.TotalHours < 1
        ? Minutes.In(language, (long)age.TotalMinutes)
        : Hours.In(language, (long)age.TotalHours);
}
