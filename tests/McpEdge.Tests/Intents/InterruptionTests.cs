using System.Text.Json;
using McpEdge.Tests.Audit;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Tools;
using Npgsql;

namespace McpEdge.Tests.Intents;

/// <summary>Calls that end before their answer: cancelled by the protocol, or by a client that hangs up.</summary>
[Collection(EdgeCollection.Name)]
public sealed class InterruptionTests(EdgePlatform platform)
{
    private readonly string _call = AuditCalls.NewConversation();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Order => $$"""{"customer_id":2,"items":[{"item_id":"TEAA0001","quantity":1}],"conversation_id":"{{_call}}"}""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Before_the_commit_nothing_is_done(bool hangsUp)
    {
        await using (var held = await HeldTable.OfAsync(platform.Databases["ordersdb"], "orders"))
        {
            await InterruptAsync(hangsUp, held.IsWaitedForAsync);
            await UntilAsync(async () => !await held.IsWaitedForAsync());
        }

        Assert.Equal(0, await OrdersAsync());
        Assert.Equal("not_done", await StateAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_the_commit_the_order_is_kept(bool hangsUp)
    {
        await using (var held = await HeldTable.OfAsync(platform.Databases["inventorydb"], "stock"))
        {
            await InterruptAsync(hangsUp, async () => await OrdersAsync() == 1 && await held.IsWaitedForAsync());
        }

        var again = await platform.CallAsync("order_create", Order);

        Assert.False(again.IsToolError, again.Body);
        Assert.Equal(1, await OrdersAsync());
        Assert.Equal("done", await StateAsync());
    }

    private async Task InterruptAsync(bool hangsUp, Func<Task<bool>> isThere)
    {
        await using var client = await platform.ConnectAsync("2025-11-25");
        using var interruption = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var arguments = JsonSerializer.Deserialize<Dictionary<string, object?>>(Order)!;
        var calling = hangsUp
            ? platform.Edge.HttpClient.CallAsync("order_create", Order, EdgePlatform.Key, _call, interruption.Token)
            : (Task)client.CallToolAsync("order_create", arguments, cancellationToken: interruption.Token).AsTask();

        await UntilAsync(isThere);
        await interruption.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calling);
    }

    private async Task<long> OrdersAsync()
    {
        var key = (string?)await AskAsync(platform.ConnectionString, $"SELECT intent_key FROM intents WHERE conversation = '{_call}'");
        return (long)(await AskAsync(platform.Databases["ordersdb"], $"SELECT count(*) FROM orders WHERE intent_key = '{key}'"))!;
    }

    // What is past its deadline is not running any more.
    private async Task<string?> StateAsync()
    {
        await AskAsync(platform.ConnectionString, $"UPDATE intents SET deadline = started_at - interval '1 hour' WHERE conversation = '{_call}'");
        var happened = await platform.DoAsync("what_happened", new { conversation_id = _call });

        return Assert.Single(happened.List("writes")).GetProperty("state").GetString();
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        while (!await isSo())
        {
            await Task.Delay(20, Cancellation);
        }
    }

    private static async Task<object?> AskAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);

        return await command.ExecuteScalarAsync(Cancellation);
    }

    /// <summary>A table that nobody else can write to.</summary>
    private sealed class HeldTable(NpgsqlConnection connection, string table) : IAsyncDisposable
    {
        public static async Task<HeldTable> OfAsync(string database, string table)
        {
            var connection = new NpgsqlConnection(database);
            await connection.OpenAsync(Cancellation);
            await using var command = new NpgsqlCommand($"BEGIN; LOCK TABLE {table} IN SHARE MODE", connection);
            await command.ExecuteNonQueryAsync(Cancellation);

            return new(connection, table);
        }

        public async Task<bool> IsWaitedForAsync()
        {
            await using var command = new NpgsqlCommand(
                $"""
                SELECT count(*) > 0 FROM pg_locks JOIN pg_database ON pg_database.oid = database
                WHERE NOT granted AND datname = current_database() AND relation = '{table}'::regclass
                """,
                connection);

            return (bool)(await command.ExecuteScalarAsync(Cancellation))!;
        }

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
