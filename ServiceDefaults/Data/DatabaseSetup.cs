using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using ServiceDefaults.Options;

namespace ServiceDefaults.Data;

/// <summary>Gives a process its database: context, schema, first data.</summary>
public static class DatabaseSetup
{
    /// <summary>
    /// Adds <typeparamref name="TContext"/> on <c>ConnectionStrings:{connectionName}</c>. After the start its migrations are applied under
    /// a lock of the database, then <paramref name="seed"/> runs; until both are done the process is unhealthy. The seeding runs at every
    /// start and by one process at a time: it adds what is missing and changes nothing else. Migrations run as the login of the connection
    /// string; all else, the seeding included, as one that may only read and write rows (<see cref="DatabaseOptions.SeparateLogin"/>).
    /// </summary>
    public static void AddDatabase<TContext>(
        this IHostApplicationBuilder builder,
        string connectionName,
        Func<TContext, CancellationToken, Task>? seed = null)
        where TContext : DbContext
    {
        builder.AddValidatedOptions<DatabaseOptions>();
        builder.Services.TryAddSingleton(TimeProvider.System);

        var options = builder.Configuration.GetSection(ValidatedOptions.SectionOf(typeof(DatabaseOptions))).Get<DatabaseOptions>() ?? new();

        var logins = DatabaseLogins.Of(null, separate: false);

        builder.AddNpgsqlDbContext<TContext>(connectionName, settings =>
        {
            // A caller repeats a failed call within its deadline; a second loop below it would outlive the deadline, and would forbid
            // handlers to open transactions.
            settings.DisableRetry = true;
            var login = DatabaseConnection.Complete(settings.ConnectionString, options, builder.Environment.ApplicationName);
            logins = DatabaseLogins.Of(login, options.SeparateLogin);
            settings.ConnectionString = logins.Serving;
        });

        AddMigrations(builder.Services, connectionName, logins, seed);
    }

    private static void AddMigrations<TContext>(
        IServiceCollection services, string connectionName, DatabaseLogins logins, Func<TContext, CancellationToken, Task>? seed)
        where TContext : DbContext
    {
        var state = new MigrationState();

        services.AddSingleton(state);
        services.AddHealthChecks().Add(new HealthCheckRegistration($"{connectionName}-migrations", state, failureStatus: null, tags: null));
        services.PostConfigure<HealthCheckServiceOptions>(health => AskWhenComplete<TContext>(health, state));
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<MigrationWorker<TContext>>(
            provider,
            new MigrationTask<TContext>(connectionName, logins, seed, state)));
    }

    // Before that there may be no login to ask with, and a server logs each one that it refuses.
    private static void AskWhenComplete<TContext>(HealthCheckServiceOptions health, MigrationState state)
        where TContext : DbContext
    {
        var check = health.Registrations.FirstOrDefault(registration => registration.Name == typeof(TContext).Name);
        if (check?.Factory is { } create)
        {
            check.Factory = provider => state.IsComplete ? create(provider) : state;
        }
    }
}
