using Npgsql;

namespace McpEdge.Tests.Approvals;

/// <summary>Another process of the orders service that is about to reject an order: who changes the order waits for it, who reads it doesn't.</summary>
internal sealed class LateRejection : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private LateRejection(NpgsqlConnection connection) => _connection = connection;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<LateRejection> OfAsync(string database, string intentKey)
    {
        const string Rejection = """{"code":"INSUFFICIENT_INVENTORY","message":"It is gone.","shortages":[]}""";
        var late = new LateRejection(new(database));
        await late._connection.OpenAsync(Cancellation);
        await late.ExecuteAsync("BEGIN");
        Assert.Equal(1, await late.ExecuteAsync(
            $"UPDATE orders SET status = 'rejected', stock = 'none', due_at = NULL, rejection = '{Rejection}' WHERE intent_key = '{intentKey}'"));

        return late;
    }

    /// <summary>Commits when a call has waited for it in vain, and before that reads the order again.</summary>
    public async Task CommitAfterATimeOutAsync(Task call)
    {
        await UntilAsync(isWaitedFor: true, call);
        await ExecuteAsync("LOCK TABLE order_lines IN ACCESS EXCLUSIVE MODE");
        await UntilAsync(isWaitedFor: false, call);
        await ExecuteAsync("COMMIT");
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task UntilAsync(bool isWaitedFor, Task call)
    {
        // Readers of the lines wait for a relation, writers of the order for this transaction.
        await using var command = new NpgsqlCommand(
            "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted AND locktype = 'transactionid' AND pg_backend_pid() = ANY (pg_blocking_pids(pid))",
            _connection);
        while ((bool)(await command.ExecuteScalarAsync(Cancellation))! != isWaitedFor)
        {
            Assert.False(call.IsCompleted);
            await Task.Delay(10, Cancellation);
        }
    }

    private async Task<int> ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        return await command.ExecuteNonQueryAsync(Cancellation);
    }
}
