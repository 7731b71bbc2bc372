using McpEdge.Tests.Audit;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Tools;
using Npgsql;

namespace McpEdge.Tests.Intents;

/// <summary>An order of a conversation of its own, whose call ends before its answer.</summary>
internal sealed class InterruptedOrder(EdgePlatform platform)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string Conversation { get; } = AuditCalls.NewConversation();

    public string Arguments => $$"""{"customer_id":2,"items":[{"item_id":"TEAA0001","quantity":1}],"conversation_id":"{{Conversation}}"}""";

    /// <summary>Has it interrupted before its service can commit it, and the service notice.</summary>
    public async Task InterruptBeforeCommitAsync(Func<Func<Task<bool>>, Task> callAndInterruptWhen)
    {
        await using var held = await HeldTable.OfAsync(platform.Databases["ordersdb"], "orders");

        // Somebody else's order may wait too: this one has come when the edge has noted it.
        await callAndInterruptWhen(async () => await KeyAsync() is not null && await held.IsWaitedForAsync());

        // A service that was slow may be asked once more until the edge has noticed.
        await UntilAsync(async () => !await IsRunningAsync() && !await held.IsWaitedForAsync());
    }

    /// <summary>Has it interrupted once it is committed, while the rest of it waits.</summary>
    public async Task InterruptAfterCommitAsync(Func<Func<Task<bool>>, Task> callAndInterruptWhen)
    {
        await using var held = await HeldTable.OfAsync(platform.Databases["inventorydb"], "stock");
        await callAndInterruptWhen(async () => await CountAsync() == 1 && await held.IsWaitedForAsync());
    }

    public async Task<long> CountAsync()
    {
        var key = await KeyAsync();
        return (long)(await AskAsync(platform.Databases["ordersdb"], $"SELECT count(*) FROM orders WHERE intent_key = '{key}'"))!;
    }

    /// <summary>What <c>what_happened</c> says of it.</summary>
    public async Task<string?> StateAsync()
    {
        // What is past its deadline is not running any more.
        await AskAsync(
            platform.ConnectionString, $"UPDATE intents SET deadline = started_at - interval '1 hour' WHERE conversation = '{Conversation}'");
        var happened = await platform.DoAsync("what_happened", new { conversation_id = Conversation });

        return Assert.Single(happened.List("writes")).GetProperty("state").GetString();
    }

    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        while (!await isSo())
        {
            await Task.Delay(20, Cancellation);
        }
    }

    private async Task<bool> IsRunningAsync() =>
        (string?)await AskAsync(platform.ConnectionString, $"SELECT state FROM intents WHERE conversation = '{Conversation}'") == "running";

    private async Task<string?> KeyAsync() =>
        (string?)await AskAsync(platform.ConnectionString, $"SELECT intent_key FROM intents WHERE conversation = '{Conversation}'");

    private static async Task<object?> AskAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);

        return await command.ExecuteScalarAsync(Cancellation);
    }
}
