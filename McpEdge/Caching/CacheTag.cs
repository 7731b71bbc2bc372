using System.Text.Json;

namespace McpEdge.Caching;

/// <summary>Something whose change drops answers: one entity, or any of its kind.</summary>
/// <param name="Service">Whose feed tells of it.</param>
/// <param name="Name">Of the entity, as <c>customer</c> or <c>customer/{id}</c>.</param>
internal readonly record struct CacheTag(string Service, string Name)
{
    /// <summary>The tags of an answer.</summary>
    public static IReadOnlyList<CacheTag> Of(IReadOnlyList<CacheSource> sources, JsonElement data) =>
        [.. sources.Select(source => new CacheTag(source.Service, NameOf(source, data)))];

    /// <summary>The tags that a change drops. An id of several parts, such as <c>PIZZ0001/main</c>, begins with what it is a part of.</summary>
    public static IEnumerable<CacheTag> Of(string service, string entity, string id)
    {
        yield return new(service, entity);
        yield return new(service, $"{entity}/{id}");
        if (id.IndexOf('/', StringComparison.Ordinal) is > 0 and var end)
        {
            yield return new(service, $"{entity}/{id[..end]}");
        }
    }

    private static string NameOf(CacheSource source, JsonElement data) =>
        source.IdMember is { } member && data.TryGetProperty(member, out var id) ? $"{source.Entity}/{id.GetString()}" : source.Entity;
}
