using McpEdge.Auth.ApiKeys;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data;

namespace McpEdge.Data;

/// <summary>What the edge itself has to remember.</summary>
internal sealed class EdgeDbContext(DbContextOptions<EdgeDbContext> options) : DbContext(options)
{
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.UseSnakeCaseNames();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(EdgeDbContext).Assembly);
}
