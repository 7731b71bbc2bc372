using System.Diagnostics;
using System.Globalization;
using McpEdge.Tests.Abuse;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Intents;
using Npgsql;
using Platform.Testing.Hosting;
using Platform.Testing.Servers;

namespace McpEdge.Tests.Pipeline;

/// <summary>
/// What a write is answered while the edge's own database, a service or a service's database fails in some way, by how much the answer
/// misses the end of the budget, and what became of the write.
/// </summary>
/// <remarks>The lateness is written down and not judged: it is the machine's as much as the edge's.</remarks>
public sealed class WriteLatenessTests(WriteLatenessTests.PunctualPlatform platform, ITestOutputHelper output)
    : IClassFixture<WriteLatenessTests.PunctualPlatform>
{
    private const string EdgeDatabase = "edgedb";
    private const string Orders = "orders service";
    private const string Customers = "customers service";
    private const string CustomersDatabase = "customersdb";

    /// <summary>Longer than any call waits.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(AttackedPlatform.IsLong ? 2 : 1);

    private static readonly int Calls = AttackedPlatform.IsLong ? 20 : 2;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static MatrixTheoryData<string, string> Faults => new(
        [EdgeDatabase, Orders, Customers, CustomersDatabase], ["silent", "slow", "a byte a second"]);

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_write_ends_with_its_budget(string what, string how)
    {
        await WorksAsync();
        var lateness = new List<double>();
        var told = new List<(InterruptedOrder Write, bool Retryable)>();
        var before = await CountOrdersAsync();
        await BreakAsync(Of(what), how, async () =>
        {
            for (var call = 0; call < Calls; call++)
            {
                var write = new InterruptedOrder(platform);
                var start = Stopwatch.GetTimestamp();
                var answer = await CallAsync(what, write);
                lateness.Add((Stopwatch.GetElapsedTime(start) - Budget).TotalMilliseconds);

                Assert.True(answer.IsToolError, answer.Body);
                Assert.Equal("TIMEOUT", answer.ToolError);
                told.Add((write, answer.Result.GetProperty("structuredContent").GetProperty("retryable").GetBoolean()));
            }
        });

        // A busy machine may be late to admit to a service that is silent, too. What was not admitted has done nothing.
        Assert.All(told, each => Assert.True(each.Retryable || what != EdgeDatabase));
        foreach (var (write, retryable) in told)
        {
            Assert.True(retryable || await StateAsync(write) is not null);
        }

        await WorksAsync();
        Assert.InRange(await CountOrdersAsync() - before, 0, told.Count(each => !each.Retryable));

        lateness.Sort();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| a write, {what} {how} | {Calls} | {lateness[lateness.Count / 2]:F1} | {lateness[(int)Math.Ceiling(lateness.Count * 0.99) - 1]:F1} |"));
    }

    [Fact]
    public async Task A_write_that_was_half_admitted_is_not_done_and_its_retry_is()
    {
        await WorksAsync();
        var order = new InterruptedOrder(platform);
        await using var replica = await StartAsync();
        await using (var held = await HeldTable.OfAsync(platform.ConnectionString, "audit_entries"))
        {
            var calling = replica.CallAsync("order_create", order.Arguments, EdgePlatform.Key);
            await InterruptedOrder.UntilAsync(async () =>
                calling.IsCompleted || (await StateAsync(order) is not null && await held.IsWaitedForAsync()));
            await BreakAsync(platform.Data, "silent", async () => Assert.Equal("TIMEOUT", (await calling).ToolError));
        }

        await WorksAsync();
        Assert.Equal(0, await order.CountAsync());
        Assert.Equal("not_done", await order.StateAsync());

        var again = await platform.CallAsync("order_create", order.Arguments);
        Assert.False(again.IsToolError, again.Body);
        Assert.Equal(1, await order.CountAsync());
        Assert.Equal("done", await order.StateAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_done_is_answered_in_time_and_its_end_noted_behind_the_answer(bool stops)
    {
        await WorksAsync();
        var order = new InterruptedOrder(platform);
        await using var replica = await StartAsync();
        var stopping = Task.CompletedTask;
        await using (await HeldEnds.OfAsync(platform.ConnectionString))
        {
            var answer = await replica.CallAsync("order_create", order.Arguments, EdgePlatform.Key);

            Assert.False(answer.IsToolError, answer.Body);
            Assert.Equal("running", await StateAsync(order));
            stopping = stops ? replica.DisposeAsync().AsTask() : stopping;
        }

        await stopping;
        await InterruptedOrder.UntilAsync(async () => stops || await StateAsync(order) == "done");
        Assert.Equal("done", await StateAsync(order));
    }

    private TcpRelay Of(string what) => what switch
    {
        EdgeDatabase => platform.Data,
        Orders => platform.Orders,
        Customers => platform.Customers,
        _ => platform.CustomersStore,
    };

    private Task<EdgeAnswer> CallAsync(string what, InterruptedOrder write) => what is EdgeDatabase or Orders
        ? platform.CallAsync("order_create", write.Arguments)
        : platform.CallAsync("update_customer", $$"""{"customer_id":1,"name":"Alex Morgan","conversation_id":"{{write.Conversation}}"}""");

    // With what a kept answer takes on the way to a write, and time enough for what is to be done in it.
    private Task<ServiceHost<Program>> StartAsync() => platform.StartProcessAsync(options =>
    {
        options.Settings["Cache:Enabled"] = "true";
        options.Settings["Budget:Write"] = options.Settings["Budget:Longest"] = "00:00:06";
        options.Settings["Database:CommandTimeout"] = "60";
    });

    private async Task<string?> StateAsync(InterruptedOrder order) =>
        (string?)await AskAsync(platform.ConnectionString, $"SELECT state FROM intents WHERE conversation = '{order.Conversation}'");

    private async Task<long> CountOrdersAsync() => (long)(await AskAsync(platform.Databases["ordersdb"], "SELECT count(*) FROM orders"))!;

    private static async Task<object?> AskAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);

        return await command.ExecuteScalarAsync(Cancellation);
    }

    private static async Task BreakAsync(TcpRelay relay, string how, Func<Task> act)
    {
        relay.IsSilent = how == "silent";
        relay.Delay = how == "slow" ? Forever : TimeSpan.Zero;
        relay.PauseAfterByte = how == "a byte a second" ? TimeSpan.FromSeconds(1) : TimeSpan.Zero;
        try
        {
            await act();
        }
        finally
        {
            relay.Heal();
            await relay.DieAsync();
            relay.ComeBack();
        }
    }

    // Connections that were broken are made anew.
    private async Task WorksAsync()
    {
        while ((await CallAsync(Customers, new(platform))).IsToolError
            || !(await platform.CallAsync("customer_lookup", """{"customer_id":1}""")).Result.GetProperty("structuredContent").TryGetProperty("orders", out _))
        {
            await Task.Delay(50, Cancellation);
        }
    }

    public sealed class PunctualPlatform : EdgePlatform
    {
        protected override Dictionary<string, string> Patience { get; } = new()
        {
            ["Budget:Write"] = $"{Budget}",
            ["Cache:Enabled"] = "false",
            // Nobody is left alone or found dead here, or there would be nothing to be late for.
            ["GrpcClient:BreakerMinimumCalls"] = "10000",
            ["GrpcClient:KeepAliveDelay"] = "00:05:00",
        };
    }

    /// <summary>Lets writes begin, and nobody note how they ended.</summary>
    private sealed class HeldEnds(NpgsqlConnection connection) : IAsyncDisposable
    {
        public static async Task<HeldEnds> OfAsync(string database)
        {
            var connection = new NpgsqlConnection(database);
            await connection.OpenAsync(Cancellation);
            await RunAsync(
                connection,
                """
                SELECT pg_advisory_lock(487);
                CREATE OR REPLACE FUNCTION wait_for_test() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN PERFORM pg_advisory_xact_lock_shared(487); RETURN new; END';
                CREATE OR REPLACE TRIGGER wait_for_test BEFORE UPDATE ON intents FOR EACH ROW EXECUTE FUNCTION wait_for_test();
                """);

            return new(connection);
        }

        // Whoever waits has to go on before the trigger can be dropped.
        public async ValueTask DisposeAsync()
        {
            await RunAsync(connection, "SELECT pg_advisory_unlock(487)");
            await RunAsync(connection, "DROP TRIGGER wait_for_test ON intents");
            await connection.DisposeAsync();
        }

        private static async Task RunAsync(NpgsqlConnection connection, string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(Cancellation);
        }
    }
}
