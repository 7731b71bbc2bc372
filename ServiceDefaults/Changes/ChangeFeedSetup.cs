using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ServiceDefaults.Options;

namespace ServiceDefaults.Changes;

/// <summary>The feed of a service's changes. What is in it, <see cref="ChangeFeedMigration"/> says.</summary>
public static class ChangeFeedSetup
{
    /// <summary>Adds the feed of the database of <typeparamref name="TContext"/>, after <c>AddDatabase</c>.</summary>
    public static void AddChangeFeed<TContext>(this IHostApplicationBuilder builder)
        where TContext : DbContext
    {
        builder.AddValidatedOptions<ChangesOptions>();

        builder.Services.AddSingleton<ChangeSignals>();
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<ChangeDatabase>(services, typeof(TContext)));
        builder.Services.AddSingleton<ChangeReader>();
        builder.Services.AddSingleton<HeldChanges>();
        builder.Services.AddSingleton<ChangeFeed>();
        builder.Services.AddHostedService<ChangeListener>();
        builder.Services.AddHostedService<ChangeNotifier>();
        builder.Services.AddHostedService<ChangeRetention>();
        builder.Services.ConfigureDbContext<TContext>((services, database) =>
            database.AddInterceptors(new TransactionEnds(services.GetRequiredService<ChangeSignals>())));
    }

    /// <summary>Maps <c>WatchChanges</c>.</summary>
    public static void MapChangeFeed(this WebApplication app) => app.MapGrpcService<ChangesGrpcService>();
}
