using CustomersService.Customers;
using CustomersService.Feedback;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data;
using ServiceDefaults.Intents;

namespace CustomersService.Data;

internal sealed class CustomersDbContext(DbContextOptions<CustomersDbContext> options) : DbContext(options)
{
    public DbSet<Customer> Customers => Set<Customer>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.UseSnakeCaseNames();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        // For hearing: sounds, likeness of letters, letters without accents.
        modelBuilder.HasPostgresExtension("fuzzystrmatch").HasPostgresExtension("pg_trgm").HasPostgresExtension("unaccent");
        modelBuilder.HasSequence<long>(Customer.NumberSequence).StartsAt(Customer.FirstFreeNumber);
        modelBuilder.HasSequence<long>(FeedbackEntry.NumberSequence);
        modelBuilder.AddIntents();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CustomersDbContext).Assembly);
    }
}
