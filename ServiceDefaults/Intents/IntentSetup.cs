using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ServiceDefaults.Options;

namespace ServiceDefaults.Intents;

/// <summary>Gives a service's writes their intents.</summary>
public static class IntentSetup
{
    /// <summary>Adds <see cref="IntentLedger{TContext}"/> on the database of <typeparamref name="TContext"/>.</summary>
    public static void AddIntents<TContext>(this IHostApplicationBuilder builder)
        where TContext : DbContext
    {
        builder.AddValidatedOptions<IntentOptions>();
        builder.Services.AddScoped<IntentLedger<TContext>>();
    }

    /// <summary>Serves <c>IntentService</c>.</summary>
    public static void MapIntents<TContext>(this WebApplication app)
        where TContext : DbContext => app.MapGrpcService<IntentGrpcService<TContext>>();

    /// <summary>Adds the table <c>intents</c>; call it in <c>OnModelCreating</c>.</summary>
    public static void AddIntents(this ModelBuilder model) => model.Entity<IntentRecord>(intent =>
    {
        intent.ToTable("intents");
        intent.HasKey(record => record.Key);
        intent.HasIndex(record => record.ExpiresAt);
        intent.Property(record => record.Key).HasMaxLength(IntentRecord.MaxKey);
    });
}
