using McpEdge.Auth.ApiKeys;
using ServiceDefaults.Data;
using ServiceDefaults.Options;

namespace McpEdge.Data;

internal static class DataSetup
{
    public static void AddEdgeData(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<DevelopmentKeyOptions>();

        // Read when it is needed: a test host adds its configuration after this line.
        builder.AddDatabase<EdgeDbContext>("edgedb", (db, cancellationToken) => DevelopmentKey.WriteAsync(
            db,
            builder.Configuration.GetSection("DevelopmentKey").Get<DevelopmentKeyOptions>() ?? new(),
            TimeProvider.System,
            cancellationToken));
    }
}
