using McpEdge.Data;
using Microsoft.Extensions.Options;
using ServiceDefaults.Data;
using ServiceDefaults.Work;

namespace McpEdge.Policy;

/// <summary>Reads the policies at start, when another replica has changed one, and now and then.</summary>
internal sealed class PolicyWorker(
    MigrationState database,
    IServiceScopeFactory scopes,
    ToolPolicies policies,
    IOptions<PolicyOptions> options,
    TimeProvider clock,
    ILogger<PolicyWorker> log) : DueWorker(database, scopes, clock, log), IEdgeListener
{
    private readonly TimeProvider _clock = clock;

    public string Channel => PolicySql.Channel;

    public void Hear(string? payload) => Wake();

    protected override async Task<DateTimeOffset> WorkAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await policies.LoadAsync(services.GetRequiredService<EdgeDbContext>(), cancellationToken);
        return _clock.GetUtcNow() + options.Value.RefreshInterval;
    }
}
