using System.Diagnostics;
using McpEdge.Audit;
using McpEdge.Auth;
using McpEdge.Data;
using McpEdge.Pipeline;
using McpEdge.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Testing.Hosting;

namespace McpEdge.Tests.Audit;

[Collection(EdgeCollection.Name)]
public sealed class AuditTests(EdgePlatform platform)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_attempted_call_leaves_one_entry_whatever_became_of_it()
    {
        var call = AuditCalls.NewConversation();
        var reader = await platform.IssueKeyAsync(["customers:read"]);

        await platform.CallInAsync(call, "get_customer", """{"customer_id":1}""");
        await platform.CallInAsync(call, "get_customer", """{"customer_id":999999}""");
        await platform.CallInAsync(call, "get_customer", """{"customer":1}""");
        await platform.CallInAsync(call, "order_crate");
        await platform.CallInAsync(call, "sk-live-4155550123");
        await platform.CallInAsync(call, "update_inventory", """{"item_id":"PIZZ0001","location":"nowhere","delta":1}""");
        await platform.CallInAsync(call, "order_create", "{}", reader);
        var entries = await platform.AuditAsync($"conversation={call}&account=development");
        var refused = await platform.AuditAsync($"conversation={call}&account=acme");

        Assert.Equal(
            [
                ("update_inventory", "refused", "LOCATION_NOT_FOUND"),
                ("redacted", "refused", "UNKNOWN_TOOL"),
                ("order_crate", "refused", "UNKNOWN_TOOL"),
                ("get_customer", "refused", "INVALID_ARGUMENTS"),
                ("get_customer", "refused", "CUSTOMER_NOT_FOUND"),
                ("get_customer", "succeeded", null),
            ],
            entries.Select(entry => (entry.Text("tool"), entry.Text("outcome"), entry.Text("code"))));
        Assert.Equal(("order_create", "INSUFFICIENT_SCOPE"), (Assert.Single(refused).Text("tool"), refused[0].Text("code")));
    }

    [Fact]
    public async Task An_entry_says_who_when_what_and_how_long()
    {
        var call = AuditCalls.NewConversation();
        var before = TimeProvider.System.GetUtcNow().AddSeconds(-1);
        await platform.CallInAsync(call, "get_customer", """{"customer_id":1}""");
        await platform.CallInAsync(call, "get_customer", """{"customerId":"1"}""");
        await platform.CallInAsync(call, "get_customer", """{"customer_id":2}""");

        var entries = await platform.AuditAsync($"conversation={call}");
        var entry = entries[^1];

        Assert.Equal(("development", call), (entry.Text("account"), entry.Text("conversation")));
        Assert.True(Guid.TryParse(entry.Text("key"), out _));
        Assert.InRange(entry.GetProperty("at").GetDateTimeOffset(), before, TimeProvider.System.GetUtcNow());
        Assert.True(entry.GetProperty("duration_ms").GetDouble() > 0);
        Assert.Equal("1", entry.GetProperty("arguments").Text("customer_id"));
        Assert.Equal(entries[2].Text("arguments_digest"), entries[1].Text("arguments_digest"));
        Assert.NotEqual(entries[2].Text("arguments_digest"), entries[0].Text("arguments_digest"));
    }

    [Fact]
    public async Task A_write_is_recorded_before_it_happens_and_ends_once()
    {
        var trail = platform.Edge.Services.GetRequiredService<AuditTrail>();
        var call = AuditCalls.NewConversation();
        var attempt = trail.Begin(new("add_customer", null, new Caller("development", "key", new HashSet<string>())) { Conversation = call });

        await trail.RecordAsync(attempt, Cancellation);
        var begun = await platform.AuditAsync($"conversation={call}&outcome=unknown");
        trail.End(attempt, new OperationCanceledException());
        var ended = await platform.AuditAsync($"conversation={call}");

        Assert.Equal("unknown", Assert.Single(begun).Text("outcome"));
        Assert.Equal("cancelled", Assert.Single(ended).Text("outcome"));
        Assert.Equal(begun[0].Text("id"), ended[0].Text("id"));
    }

    [Fact]
    public async Task What_was_waited_before_the_call_is_part_of_its_duration()
    {
        var trail = platform.Edge.Services.GetRequiredService<AuditTrail>();
        var waited = TimeSpan.FromMinutes(1);
        var call = new ToolCall("get_customer", null, new Caller("development", "key", new HashSet<string>()))
        {
            Conversation = AuditCalls.NewConversation(),
            Waited = waited,
        };

        trail.End(trail.Begin(call), new OperationCanceledException());

        var entry = Assert.Single(await platform.AuditAsync($"conversation={call.Conversation}"));
        Assert.True(entry.GetProperty("duration_ms").GetDouble() >= waited.TotalMilliseconds);
    }

    [Fact]
    public async Task A_call_waits_for_its_key_in_its_own_time()
    {
        var call = AuditCalls.NewConversation();
        await using var replica = await platform.StartProcessAsync(options => options.Settings["ApiKey:CacheSeconds"] = "0");
        await WarmUpAsync(replica);
        TimeSpan waited;
        Task answering;
        await using (var held = await HeldTable.OfAsync(platform.ConnectionString, "accounts", alsoForReaders: true))
        {
            answering = replica.HttpClient.CallAsync("get_customer", """{"customer_id":1}""", EdgePlatform.Key, call);
            while (!await held.IsWaitedForAsync())
            {
                await Task.Delay(20, Cancellation);
            }

            var start = Stopwatch.GetTimestamp();
            await Task.Delay(200, Cancellation);
            waited = Stopwatch.GetElapsedTime(start);
        }

        await answering;
        await replica.Services.GetRequiredService<AuditQueue>().FlushAsync();

        var entry = Assert.Single(await platform.AuditAsync($"conversation={call}"));
        Assert.True(entry.GetProperty("duration_ms").GetDouble() >= waited.TotalMilliseconds);
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET tool = 'other'")]
    [InlineData("UPDATE audit_entries SET outcome = 'succeeded' WHERE outcome IS NOT NULL")]
    [InlineData("UPDATE audit_entries SET outcome = NULL")]
    [InlineData("DELETE FROM audit_entries")]
    [InlineData("SET platform.audit_forgetting = 'on'; DELETE FROM audit_entries")]
    [InlineData("TRUNCATE audit_entries")]
    public async Task The_database_keeps_entries_as_they_were_written(string change)
    {
        await platform.CallInAsync(AuditCalls.NewConversation(), "get_customer", """{"customer_id":1}""");
        await platform.AuditAsync("limit=1");
        // Whose tables they are: the login that serves callers may do less.
        await using var owner = NpgsqlDataSource.Create(platform.ConnectionString);
        await using var command = owner.CreateCommand(change);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancellation));

        Assert.Equal(PostgresErrorCodes.RestrictViolation, refusal.SqlState);
    }

    [Fact]
    public async Task Old_entries_are_forgotten()
    {
        var call = AuditCalls.NewConversation();
        await using var scope = platform.Edge.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdgeDbContext>();
        db.AuditEntries.AddRange(Old(call, TimeSpan.FromDays(401)), Old(call, TimeSpan.FromDays(399)));
        await db.SaveChangesAsync(Cancellation);

        platform.Edge.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<ForgetAuditWorker>().Single().Wake();

        while (await db.AuditEntries.CountAsync(entry => entry.Conversation == call, Cancellation) > 1)
        {
            Cancellation.ThrowIfCancellationRequested();
        }

        Assert.Single(await platform.AuditAsync($"conversation={call}"));
    }

    [Fact]
    public async Task What_waits_is_written_before_the_process_ends()
    {
        var call = AuditCalls.NewConversation();
        await using (var replica = await platform.StartProcessAsync(options => options.Settings["Audit:BatchPause"] = "00:00:10"))
        {
            Assert.Contains("Alex Morgan", await replica.HttpClient.CallAsync("get_customer", """{"customer_id":1}""", EdgePlatform.Key, call), StringComparison.Ordinal);
        }

        Assert.Equal("succeeded", Assert.Single(await platform.AuditAsync($"conversation={call}")).Text("outcome"));
    }

    [Fact]
    public async Task What_fills_a_batch_does_not_wait_for_others()
    {
        const int calls = 20;
        var call = AuditCalls.NewConversation();
        await using var replica = await platform.StartProcessAsync(options =>
        {
            options.Settings["Audit:BatchSize"] = "1";
            options.Settings["Audit:BatchPause"] = "00:00:10";
        });
        await Task.WhenAll(Enumerable.Range(0, calls).Select(_ => replica.HttpClient.CallAsync("get_customer", """{"customer_id":1}""", EdgePlatform.Key, call)));

        // With a pause before each they would take more than three minutes.
        await AllAreWrittenAsync().WaitAsync(TimeSpan.FromMinutes(2), Cancellation);

        async Task AllAreWrittenAsync()
        {
            while ((await platform.AuditAsync($"conversation={call}")).Count < calls)
            {
                await Task.Delay(20, Cancellation);
            }
        }
    }

    // The warm-up reads a key, too.
    private static async Task WarmUpAsync(ServiceHost<Program> edge)
    {
        while ((await edge.SendAsync(HttpMethod.Get, "/health", null)).Json.GetProperty("checks").GetProperty("warm-up").GetString() != "ok")
        {
            await Task.Delay(20, Cancellation);
        }
    }

    private static AuditEntry Old(string call, TimeSpan age)
    {
        var at = TimeProvider.System.GetUtcNow() - age;
        return new() { Id = Guid.CreateVersion7(at), At = at, Account = "development", Conversation = call, Arguments = "{}" };
    }
}
