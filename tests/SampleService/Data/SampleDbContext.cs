using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data;

namespace SampleService.Data;

internal sealed class Sample
{
    public Guid Id { get; set; }

    public required string DisplayName { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class SampleDbContext(DbContextOptions<SampleDbContext> options) : DbContext(options)
{
    public DbSet<Sample> Samples => Set<Sample>();

    public static async Task SeedAsync(SampleDbContext db, CancellationToken cancellationToken)
    {
        if (await db.Samples.AnyAsync(cancellationToken))
            return;

        db.Samples.Add(new Sample { Id = new Guid("01890000-0000-7000-8000-000000000001"), DisplayName = "first", CreatedAt = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync(cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.UseSnakeCaseNames();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<Sample>().HasIndex(sample => sample.DisplayName).IsUnique();
}
