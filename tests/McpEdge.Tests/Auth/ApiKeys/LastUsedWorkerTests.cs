using McpEdge.Auth.ApiKeys;
using McpEdge.Tests.Hosting;
using Npgsql;

namespace McpEdge.Tests.Auth.ApiKeys;

[Collection(EdgeCollection.Name)]
public sealed class LastUsedWorkerTests(EdgePlatform platform)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_could_not_be_written_is_written_the_next_time()
    {
        var failing = new FailingCommands(sql => sql.Contains("SET last_used_at", StringComparison.Ordinal));
        var key = await platform.IssueKeyAsync(["customers:read"]);
        await using var replica = await platform.StartProcessAsync(options => options.Services = failing.AddTo);

        await new Agent(replica, key).DoAsync("get_customer", new { customer_id = 1 });
        await replica.Logs.WaitForAsync(
            entry => entry.Id.Id == 9301 && entry.Message.Contains(nameof(LastUsedWorker), StringComparison.Ordinal), Cancellation);
        failing.IsOn = false;

        await using var database = NpgsqlDataSource.Create(platform.ConnectionString);
        while (await LastUsedAsync(database, key) is null or DBNull)
        {
            await Task.Delay(20, Cancellation);
        }
    }

    private static async Task<object?> LastUsedAsync(NpgsqlDataSource database, string key)
    {
        await using var command = database.CreateCommand("SELECT last_used_at FROM api_keys WHERE hash = $1");
        command.Parameters.Add(new() { Value = ApiKeyHash.Of(key) });

        return await command.ExecuteScalarAsync(Cancellation);
    }
}
