using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Testing;
using Platform.Testing.Hosting;
using SampleService.Data;

namespace ServiceDefaults.Tests.Data;

public sealed class ServingLoginTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int LoginMayMore = 9104;

    private const string OthersOfOwner =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()";

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Callers_read_and_write_rows_and_do_nothing_else()
    {
        await using var host = await StartAsync(postgres.ConnectionString);

        await WriteAsync(host, "of a caller");

        Assert.Equal(2L, await RunAsync(postgres.ConnectionString, "SELECT count(*) FROM samples"));
        Assert.Empty(await ForbiddenStatements.NotRefusedAsync(ServingAddress(host), Ended));
        Assert.DoesNotContain(host.Logs.Entries, entry => entry.Id.Id == LoginMayMore);
    }

    [Fact]
    public async Task No_connection_of_the_owner_stays()
    {
        var owner = await AddressOfNewAsync();
        await using var host = await StartAsync(owner);

        while (await RunAsync(owner, OthersOfOwner) is not 0L)
            await Task.Delay(20, Ended);
    }

    [Fact]
    public async Task A_table_that_comes_later_has_rows_for_them_too()
    {
        var owner = await AddressOfNewAsync();
        await using var host = await StartAsync(owner);

        await RunAsync(owner, "CREATE TABLE later (id int GENERATED ALWAYS AS IDENTITY)");

        Assert.Equal(1, await RunAsync(ServingAddress(host), "INSERT INTO later DEFAULT VALUES RETURNING id"));
    }

    [Fact]
    public async Task Rights_that_a_restored_database_lacks_are_given_again()
    {
        var owner = await AddressOfNewAsync();
        await using (var before = await StartAsync(owner))
        {
            await WriteAsync(before, "kept");
            await RunAsync(owner, $"REVOKE ALL ON samples, changes FROM {LoginOf(before)}");
        }

        await using var host = await StartAsync(owner);
        await WriteAsync(host, "new");

        Assert.Equal(3L, await RunAsync(ServingAddress(host), "SELECT count(*) FROM samples"));
    }

    [Fact]
    public async Task An_owner_need_not_be_superuser()
    {
        var database = await postgres.Server.CreateDatabaseAsync();
        var superuser = postgres.Server.ConnectionString(database);
        await RunAsync(superuser, $"CREATE ROLE {database}_owner LOGIN CREATEROLE");
        await RunAsync(superuser, $"ALTER DATABASE {database} OWNER TO {database}_owner");

        await using var host = await StartAsync(new NpgsqlConnectionStringBuilder(superuser) { Username = $"{database}_owner" }.ConnectionString);
        await WriteAsync(host, "of a caller");

        Assert.Empty(await ForbiddenStatements.NotRefusedAsync(ServingAddress(host), Ended));
        Assert.DoesNotContain(host.Logs.Entries, entry => entry.Id.Id == LoginMayMore);
    }

    [Fact]
    public async Task What_a_login_made_by_others_may_beyond_rows_is_logged()
    {
        var database = await postgres.Server.CreateDatabaseAsync();
        var owner = postgres.Server.ConnectionString(database);
        await RunAsync(owner, $"CREATE ROLE {database}_service LOGIN CREATEDB");

        await using var host = await StartAsync(owner);

        var told = Assert.Single(host.Logs.Entries, entry => entry.Id.Id == LoginMayMore);
        Assert.Contains("create databases", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_as_long_as_any_has_its_own_login()
    {
        var database = $"long_{Guid.CreateVersion7():n}".PadRight(63, 'x');
        await using var host = await StartAsync(postgres.Server.ConnectionString(database));

        await WriteAsync(host, "of a caller");

        Assert.Equal(LoginOf(host), await RunAsync(ServingAddress(host), "SELECT current_user::text"));
    }

    [Fact]
    public async Task Logins_need_not_be_separate()
    {
        var owner = await AddressOfNewAsync();
        await using var host = await StartAsync(owner, ("Database:SeparateLogin", "false"));

        Assert.Equal("postgres", LoginOf(host));
        Assert.Equal(0L, await RunAsync(owner, "SELECT count(*) FROM pg_roles WHERE rolname = current_database() || '_service'"));
    }

    private static Task<ServiceHost<Program>> StartAsync(string owner, params (string Key, string Value)[] settings)
    {
        var options = new ServiceHostOptions().Connect("sampledb", owner);

        foreach (var (key, value) in settings)
            options.Settings[key] = value;

        return ServiceHost<Program>.StartAsync(options, Ended);
    }

    private static async Task WriteAsync(ServiceHost<Program> host, string name)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SampleDbContext>();
        db.Samples.Add(new Sample { Id = Guid.CreateVersion7(), DisplayName = name });
        await db.SaveChangesAsync(Ended);
    }

    private static string ServingAddress(ServiceHost<Program> host) => host.Services.AddressOf<SampleDbContext>();

    private static string LoginOf(ServiceHost<Program> host) => new NpgsqlConnectionStringBuilder(ServingAddress(host)).Username!;

    private static async Task<object?> RunAsync(string address, string sql)
    {
        await using var source = NpgsqlDataSource.Create(address);
        await using var command = source.CreateCommand(sql);

        return await command.ExecuteScalarAsync(Ended);
    }

    private async Task<string> AddressOfNewAsync() => postgres.Server.ConnectionString(await postgres.Server.CreateDatabaseAsync());
}
