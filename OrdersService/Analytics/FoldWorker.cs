using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrdersService.Data;
using ServiceDefaults.Data;
using ServiceDefaults.Work;

namespace OrdersService.Analytics;

/// <summary>Adds the changes of orders to the daily totals; in any number of replicas, of which one at a time does.</summary>
internal sealed class FoldWorker(
    MigrationState database, IServiceScopeFactory scopes, TimeProvider clock, IOptions<AnalyticsOptions> options, ILogger<FoldWorker> log)
    : DueWorker(database, scopes, clock, log)
{
    protected override async Task<DateTimeOffset> WorkAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<OrdersDbContext>();
        var batch = options.Value.FoldBatch;

        while (await db.Database.SqlQuery<int>($"SELECT fold_sales({batch}) AS \"Value\"").SingleAsync(cancellationToken) == batch)
        {
        }

        return services.GetRequiredService<TimeProvider>().GetUtcNow() + options.Value.FoldInterval;
    }
}
