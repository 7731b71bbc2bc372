using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Testing;
using Platform.Testing.Hosting;
using SampleService.Data;

namespace ServiceDefaults.Tests.Data;

public sealed class DatabaseConnectionTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_transaction_that_is_left_open_is_ended()
    {
        var options = new ServiceHostOptions().Connect("sampledb", postgres.ConnectionString);
        options.Settings["Database:IdleTransactionTimeout"] = "1";
        await using var host = await ServiceHost<Program>.StartAsync(options, Ended);
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SampleDbContext>();

        await using var transaction = await db.Database.BeginTransactionAsync(Ended);
        await db.Samples.CountAsync(Ended);

        var ended = await Assert.ThrowsAnyAsync<NpgsqlException>(() => ((NpgsqlConnection)db.Database.GetDbConnection()).WaitAsync(Ended));
        Assert.Equal("25P03", ended.SqlState);
    }
}
