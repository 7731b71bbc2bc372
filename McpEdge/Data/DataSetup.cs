using McpEdge.Approvals.Confirmations;
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
        builder.AddDatabase<EdgeDbContext>("edgedb", async (db, cancellationToken) =>
        {
            var developer = builder.Configuration.GetSection("DevelopmentKey").Get<DevelopmentKeyOptions>() ?? new();
            await DevelopmentKey.WriteAsync(db, developer, TimeProvider.System, cancellationToken);
            await ConfirmationKey.WriteAsync(db, TimeProvider.System, cancellationToken);
        });
        builder.Services.AddHostedService<EdgeListening>();
    }
}
