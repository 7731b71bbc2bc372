using System.Text.Json;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Tools;

/// <summary>Services that die, fall silent and come back. One test at a time breaks this platform.</summary>
public sealed class FailureTests(FailureTests.BreakablePlatform platform) : IClassFixture<FailureTests.BreakablePlatform>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dead_service_is_said_to_be_out_of_reach_and_is_found_again()
    {
        Assert.Null(ErrorOf(await ReadAsync()));

        await platform.Customers.DieAsync();
        var answer = await ReadAsync();
        await platform.AssertWellFormedAsync("get_customer", answer);
        Assert.Equal("SERVICE_UNAVAILABLE", answer.ToolError);
        Assert.True(answer.Result.GetProperty("structuredContent").GetProperty("retryable").GetBoolean());
        Assert.Equal(503, (await platform.GetAsync("/health")).Status);

        platform.Customers.ComeBack();
        await AnswersAgainAsync();
    }

    [Fact]
    public async Task A_write_to_a_dead_service_warns_of_repeating_it()
    {
        await platform.Customers.DieAsync();
        var answer = await platform.CallAsync("add_customer", """{"name":"Lost"}""");
        platform.Customers.ComeBack();

        Assert.Equal("SERVICE_UNAVAILABLE", answer.ToolError);
        Assert.Contains("Before you call again", answer.Speech, StringComparison.Ordinal);
        await AnswersAgainAsync();
    }

    [Fact]
    public async Task A_silent_service_does_not_keep_the_caller_waiting()
    {
        platform.Customers.IsSilent = true;
        var answer = await ReadAsync();
        platform.Customers.IsSilent = false;

        await platform.AssertWellFormedAsync("get_customer", answer);
        Assert.Equal("TIMEOUT", answer.ToolError);
        await platform.Customers.DieAsync();
        platform.Customers.ComeBack();
        await AnswersAgainAsync();
    }

    [Theory]
    [InlineData("""{"email":"customer@example.com"}""")]
    [InlineData("""{"customer_id":1}""")]
    public async Task A_customer_is_answered_without_orders_when_those_are_out_of_reach(string arguments)
    {
        await platform.Orders.DieAsync();
        var dead = await platform.CallAsync("customer_lookup", arguments);
        platform.Orders.ComeBack();

        await AssertOrdersMissingAsync(dead);
    }

    [Fact]
    public async Task A_customer_is_answered_without_orders_when_those_take_too_long()
    {
        platform.Orders.IsSilent = true;
        var late = await platform.CallAsync("customer_lookup", """{"customer_id":1}""");
        platform.Orders.IsSilent = false;
        await platform.Orders.DieAsync();
        platform.Orders.ComeBack();

        await AssertOrdersMissingAsync(late);
    }

    [Fact]
    public async Task Without_redis_the_edge_is_degraded_and_serves()
    {
        await platform.StopRedisAsync();

        var health = await platform.GetAsync("/health");
        Assert.Equal("degraded", health.Json.GetProperty("checks").GetProperty("cache").GetString());
        Assert.Null(ErrorOf(await ReadAsync()));
    }

    [Fact]
    public async Task Without_its_database_the_edge_serves_the_keys_it_has_seen()
    {
        await ReadAsync();

        await platform.Data.DieAsync();
        var known = await ReadAsync();
        var unknown = await platform.CallAsync("get_customer", """{"customer_id":1}""", "pk_never_seen");
        var unrecorded = await platform.CallAsync("add_customer", """{"name":"Unrecorded Person"}""");
        platform.Data.ComeBack();

        Assert.Null(ErrorOf(known));
        Assert.Equal(("SERVICE_UNAVAILABLE", true), (unrecorded.ToolError, unrecorded.Result.GetProperty("structuredContent").GetProperty("retryable").GetBoolean()));
        Assert.Equal("CUSTOMER_NOT_FOUND", ErrorOf(await platform.CallAsync("customer_lookup", """{"name":"Unrecorded Person"}""")));
        Assert.Equal((503, "SERVICE_UNAVAILABLE"), (unknown.Status, unknown.Json.GetProperty("code").GetString()));
        Assert.Equal(401, await StatusAfterTheRestAsync("pk_never_seen_either"));
    }

    private async Task AssertOrdersMissingAsync(EdgeAnswer answer)
    {
        await platform.AssertWellFormedAsync("customer_lookup", answer);
        var data = answer.Result.GetProperty("structuredContent");

        Assert.Equal("Alex Morgan", data.GetProperty("name").GetString());
        Assert.False(data.TryGetProperty("orders", out _));
        Assert.Equal(["orders", "last_purchase"], data.GetProperty("missing").EnumerateArray().Select(part => part.GetString()));
        Assert.EndsWith("I can't see their orders right now.", answer.Speech, StringComparison.Ordinal);
    }

    private Task<EdgeAnswer> ReadAsync() => platform.CallAsync("get_customer", """{"customer_id":1}""");

    // A service that was failing is given a short rest, so the first call after its return may still be refused.
    private async Task AnswersAgainAsync()
    {
        while (ErrorOf(await ReadAsync()) is not null)
        {
            Cancellation.ThrowIfCancellationRequested();
        }
    }

    // The database is left alone for a second after it could not be asked.
    private async Task<int> StatusAfterTheRestAsync(string key)
    {
        int status;
        do
        {
            Cancellation.ThrowIfCancellationRequested();
            status = (await platform.CallAsync("get_customer", "{}", key)).Status;
        }
        while (status == 503);
        Assert.True(status != 500, platform.Edge.Logs.ToString());

        return status;
    }

    private string? ErrorOf(EdgeAnswer answer)
    {
        Assert.True(answer.Status == 200 && answer.Json.TryGetProperty("result", out _), $"{answer.Status} {answer.Body}\n{platform.Edge.Logs}");
        return answer.Result.TryGetProperty("isError", out var error) && error.ValueKind == JsonValueKind.True ? answer.ToolError : null;
    }

    public sealed class BreakablePlatform : EdgePlatform
    {
        protected override Dictionary<string, string> Patience { get; } = new()
        {
            ["Budget:Read"] = "00:00:03",
            ["Budget:Write"] = "00:00:03",
            ["Budget:Longest"] = "00:00:03",
            ["Budget:Optional"] = "00:00:00.500",
            // Every call asks the database for its key.
            ["ApiKey:CacheSeconds"] = "0",
            ["ApiKey:LookupTimeout"] = "00:00:03",
            // And every read asks its service.
            ["Cache:Enabled"] = "false",
        };
    }
}
