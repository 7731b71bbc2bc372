using System.Net;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Testing;
using Platform.Testing.Hosting;
using Platform.Testing.Servers;
using SampleService.Data;

namespace ServiceDefaults.Tests.Data;

public sealed class MigrationWorkerTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    /// <summary>Event of the health checks that failed.</summary>
    private const int CheckFailed = 103;

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replicas_that_start_together_on_a_missing_database_prepare_it_once()
    {
        var address = postgres.Server.ConnectionString($"missing_{Guid.CreateVersion7():n}");

        var replicas = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => StartAsync(address)));

        Assert.Equal(1L, await CountAsync(address));
        Assert.Single(replicas.SelectMany(replica => replica.Logs.Entries), entry => entry.Id.Id == 9100);

        foreach (var replica in replicas)
            await replica.DisposeAsync();
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        var address = postgres.Server.ConnectionString(await postgres.Server.CreateDatabaseAsync());

        await using (await StartAsync(address))
        {
        }

        await using var again = await StartAsync(address);

        Assert.Equal(1L, await CountAsync(address));
        Assert.DoesNotContain(again.Logs.Entries, entry => entry.Id.Id == 9100);
    }

    [Fact]
    public async Task A_migration_that_fails_ends_the_process_and_is_named()
    {
        var address = postgres.Server.ConnectionString(await postgres.Server.CreateDatabaseAsync());
        await ExecuteAsync(address, "CREATE TABLE samples (id int)");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(address));

        Assert.Contains("migration 20260101000000_Initial failed", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, Environment.ExitCode);
        Environment.ExitCode = 0;
    }

    [Fact]
    public async Task A_login_that_may_create_no_roles_ends_the_process_and_is_told_what_helps()
    {
        var database = await postgres.Server.CreateDatabaseAsync();
        var superuser = postgres.Server.ConnectionString(database);
        await ExecuteAsync(superuser, $"CREATE ROLE {database}_owner LOGIN");
        await ExecuteAsync(superuser, $"ALTER DATABASE {database} OWNER TO {database}_owner");
        var address = new NpgsqlConnectionStringBuilder(superuser) { Username = $"{database}_owner" }.ConnectionString;

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(address));

        Assert.Contains("CREATEROLE", error.Message, StringComparison.Ordinal);
        Assert.Contains("Database:SeparateLogin", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, Environment.ExitCode);
        Environment.ExitCode = 0;

        await ExecuteAsync(superuser, $"CREATE ROLE {database}_service LOGIN");
        await using var host = await StartAsync(address);
        Assert.Equal(1L, await CountAsync(address));
    }

    [Fact]
    public async Task A_server_that_is_away_is_waited_for()
    {
        _ = postgres.Server;
        var port = FreePort.Next();
        var options = new ServiceHostOptions { WaitForData = false }.Connect("sampledb", $"Host=127.0.0.1;Port={port};Username=postgres;Database=late");
        await using var host = await ServiceHost<Program>.StartAsync(options, Ended);

        await host.Logs.WaitForAsync(entry => entry.Id.Id == 9102, Ended);
        using var before = await host.HttpClient.GetAsync(new Uri("/health", UriKind.Relative), Ended);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, before.StatusCode);
        Assert.Contains("\"sampledb-migrations\":\"error\"", await before.Content.ReadAsStringAsync(Ended), StringComparison.Ordinal);

        // The database itself is not asked: it may not know the login yet.
        var checks = host.Logs.Entries.Where(entry => entry.Id.Id == CheckFailed && entry.Message.Contains(nameof(SampleDbContext), StringComparison.Ordinal));
        Assert.NotEmpty(checks);
        Assert.All(checks, check => Assert.Contains("The schema is not complete yet.", check.Message, StringComparison.Ordinal));

        await using var server = await PostgresServer.StartAsync(port);
        await host.Logs.WaitForAsync(entry => entry.Id.Id == 9101, Ended);

        Assert.Equal(1L, await CountAsync(server.ConnectionString("late")));
    }

    [Fact]
    public async Task A_seed_that_gives_up_is_begun_again()
    {
        var address = postgres.Server.ConnectionString(await postgres.Server.CreateDatabaseAsync());
        var options = new ServiceHostOptions
        {
            Services = services => services.ConfigureDbContext<SampleDbContext>(context => context.AddInterceptors(new FirstSaveGivesUp())),
        }.Connect("sampledb", address);

        await using var host = await ServiceHost<Program>.StartAsync(options, Ended);

        Assert.Contains(host.Logs.Entries, entry => entry.Id.Id == 9102);
        Assert.Equal(1L, await CountAsync(address));
    }

    private static Task<ServiceHost<Program>> StartAsync(string address) =>
        ServiceHost<Program>.StartAsync(new ServiceHostOptions().Connect("sampledb", address), Ended);

    private static Task<object?> CountAsync(string address) => ExecuteAsync(address, "SELECT count(*) FROM samples WHERE created_at = 'epoch'");

    private static async Task<object?> ExecuteAsync(string address, string sql)
    {
        await using var source = NpgsqlDataSource.Create(address);
        await using var command = source.CreateCommand(sql);

        return await command.ExecuteScalarAsync(Ended);
    }

    private sealed class FirstSaveGivesUp : SaveChangesInterceptor
    {
        private int _saves;

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            Interlocked.Increment(ref _saves) == 1
                ? throw new OperationCanceledException("It took too long.")
                : base.SavingChangesAsync(eventData, result, cancellationToken);
    }
}
