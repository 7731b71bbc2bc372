using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Testing;
using Platform.Testing.Hosting;
using Platform.Testing.Servers;
using SampleService.Data;

namespace ServiceDefaults.Tests.Data;

/// <summary>On a server of its own that lets nobody in without a password.</summary>
public sealed class ServingPasswordTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_password_of_callers_follows_the_owners()
    {
        _ = postgres.Server;
        await using var server = await PostgresServer.StartAsync(FreePort.Next());
        var first = new NpgsqlConnectionStringBuilder(server.ConnectionString(await server.CreateDatabaseAsync())) { Password = "one", Pooling = false };
        await DemandPasswordsAsync(first);
        var second = new NpgsqlConnectionStringBuilder(first.ConnectionString) { Password = "two" };

        var before = await ServeAsync(first);
        await ChangePasswordAsync(first, "two");
        var after = await ServeAsync(second);

        Assert.NotEqual(before.Password, after.Password);
        Assert.DoesNotContain(after.Password!, (string[])["one", "two"]);
        Assert.Equal(after.Username, await RunAsync(after, "SELECT session_user::text"));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(before, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    private static async Task DemandPasswordsAsync(NpgsqlConnectionStringBuilder owner)
    {
        await ChangePasswordAsync(owner, owner.Password!);
        var rules = await RunAsync(owner, "SHOW hba_file");
        await RunAsync(owner, $"COPY (SELECT 'host all all 127.0.0.1/32 scram-sha-256') TO '{rules}'");
        await RunAsync(owner, "SELECT pg_reload_conf()");

        // The server reads them a moment later.
        var without = new NpgsqlConnectionStringBuilder(owner.ConnectionString) { Password = null };
        while (await IsLetInAsync(without))
            await Task.Delay(10, Ended);
    }

    private static async Task<bool> IsLetInAsync(NpgsqlConnectionStringBuilder address)
    {
        try
        {
            await RunAsync(address, "SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static Task<object?> ChangePasswordAsync(NpgsqlConnectionStringBuilder owner, string password) =>
        RunAsync(owner, $"ALTER ROLE postgres PASSWORD '{password}'");

    private static async Task<NpgsqlConnectionStringBuilder> ServeAsync(NpgsqlConnectionStringBuilder owner)
    {
        await using var host = await ServiceHost<Program>.StartAsync(new ServiceHostOptions().Connect("sampledb", owner.ConnectionString), Ended);
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SampleDbContext>();
        Assert.Equal(1, await db.Samples.CountAsync(Ended));

        return new(host.Services.AddressOf<SampleDbContext>());
    }

    private static async Task<object?> RunAsync(NpgsqlConnectionStringBuilder address, string sql)
    {
        await using var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync(Ended);
        await using var command = new NpgsqlCommand(sql, connection);

        return await command.ExecuteScalarAsync(Ended);
    }
}
