using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ServiceDefaults.Data;

/// <summary>
/// Brings the database up to the code once per start. While the server cannot be reached it keeps trying; a migration that fails ends
/// the process, because the code cannot work on that schema.
/// </summary>
internal sealed class MigrationWorker<TContext>(
    MigrationTask<TContext> task,
    IServiceScopeFactory scopes,
    IOptions<DatabaseOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<MigrationWorker<TContext>> log) : BackgroundService
    where TContext : DbContext
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly ActivitySource Source = new("Platform.ServiceDefaults");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = TimeSpan.FromMilliseconds(200); ; pause = Longer(pause))
        {
            try
            {
                await RunAsync(stoppingToken);
                task.State.Complete();
                log.DatabaseReady(task.Database);
                return;
            }
            catch (Exception error) when (DatabaseFailure.IsTransient(error) || IsGivenUp(error, stoppingToken))
            {
                log.DatabaseUnreachable(task.Database, pause, DatabaseFailure.Reason(error));
                await Task.Delay(pause, clock, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.MigrationFailed(task.Database, error.Message, error);
                Environment.ExitCode = 1;
                lifetime.StopApplication();
                return;
            }
        }
    }

    // A wait that somebody else has ended, such as a seed that gave up in time.
    private static bool IsGivenUp(Exception error, CancellationToken stoppingToken) =>
        error is OperationCanceledException && !stoppingToken.IsCancellationRequested;

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        using var span = Source.StartActivity($"migrate {task.Database}");
        await using var scope = scopes.CreateAsyncScope();
        await using var owner = OpenAsOwner(scope.ServiceProvider);

        await using var held = await MigrationLock.TakeAsync(owner, cancellationToken);

        await owner.Database.OpenConnectionAsync(cancellationToken);
        await MigrateAsync(owner, cancellationToken);
        await PrepareServingLoginAsync(owner, cancellationToken);
        await SeedAsync(scope.ServiceProvider.GetRequiredService<TContext>(), cancellationToken);
    }

    private TContext OpenAsOwner(IServiceProvider services)
    {
        // Nobody needs its connection afterwards.
        var address = new NpgsqlConnectionStringBuilder(task.Logins.Owner) { Pooling = false };
        var configured = services.GetRequiredService<DbContextOptions<TContext>>();
        var asOwner = new DbContextOptionsBuilder<TContext>(configured).UseNpgsql(address.ConnectionString).Options;

        return WithPatience(ActivatorUtilities.CreateInstance<TContext>(services, asOwner));
    }

    private TContext WithPatience(TContext context)
    {
        context.Database.SetCommandTimeout(options.Value.MigrationTimeout);

        return context;
    }

    private async Task PrepareServingLoginAsync(TContext owner, CancellationToken cancellationToken)
    {
        if (!task.Logins.AreSeparate)
            return;

        var connection = (NpgsqlConnection)owner.Database.GetDbConnection();
        var powers = await ServingLogin.PrepareAsync(connection, task.Logins.Serving!, cancellationToken);

        if (powers.Length > 0)
            log.LoginMayMore(task.Database, powers);
    }

    private async Task MigrateAsync(TContext context, CancellationToken cancellationToken)
    {
        // One at a time, so that a failure can say which.
        foreach (var migration in await context.Database.GetPendingMigrationsAsync(cancellationToken))
        {
            try
            {
                await context.Database.MigrateAsync(migration, cancellationToken);
            }
            catch (Exception error) when (error is not OperationCanceledException && !DatabaseFailure.IsTransient(error))
            {
                throw new InvalidOperationException($"migration {migration} failed: {error.Message}", error);
            }

            log.MigrationApplied(migration, task.Database);
        }
    }

    private async Task SeedAsync(TContext context, CancellationToken cancellationToken)
    {
        if (task.Seed is not { } seed || !options.Value.Seed)
            return;

        try
        {
            await seed(WithPatience(context), cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException && !DatabaseFailure.IsTransient(error))
        {
            throw new InvalidOperationException($"seeding failed: {error.Message}", error);
        }
    }
}
