using McpEdge.Approvals;
using McpEdge.Approvals.Confirmations;
using McpEdge.Audit;
using McpEdge.Auth.Accounts;
using McpEdge.Auth.ApiKeys;
using McpEdge.Intents;
using McpEdge.Policy;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data;

namespace McpEdge.Data;

/// <summary>What the edge itself has to remember.</summary>
internal sealed class EdgeDbContext(DbContextOptions<EdgeDbContext> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<ToolPolicy> ToolPolicies => Set<ToolPolicy>();

    public DbSet<PolicyChange> PolicyChanges => Set<PolicyChange>();

    public DbSet<ApprovalRequest> Approvals => Set<ApprovalRequest>();

    public DbSet<ConfirmationKey> ConfirmationKeys => Set<ConfirmationKey>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<Intent> Intents => Set<Intent>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.UseSnakeCaseNames();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(EdgeDbContext).Assembly);
}
