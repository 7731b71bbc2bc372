namespace McpEdge.Data;

internal static class DataSetup
{
    public static IHostApplicationBuilder AddEdgeData(this IHostApplicationBuilder builder)
    {
        builder.AddNpgsqlDbContext<EdgeDbContext>("edgedb");

        return builder;
    }
}
