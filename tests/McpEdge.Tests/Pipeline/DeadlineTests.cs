using McpEdge.Tests.Hosting;
using Platform.Testing.Servers;

namespace McpEdge.Tests.Pipeline;

/// <summary>Services that are slow, silent, or send a byte a second. One test at a time breaks this platform.</summary>
public sealed class DeadlineTests(DeadlineTests.ImpatientPlatform platform) : IClassFixture<DeadlineTests.ImpatientPlatform>
{
    /// <summary>Longer than any test waits, so an answer can only have come without the service's.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromMinutes(10);

    public static TheoryData<string> Faults => ["silent", "slow", "a byte a second"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_read_is_answered_without_its_service(string fault)
    {
        var answer = await WithAsync(platform.Customers, fault, () => platform.CallAsync("get_customer", """{"customer_id":1}"""));

        await platform.AssertWellFormedAsync("get_customer", answer);
        Assert.Equal("TIMEOUT", answer.ToolError);
        Assert.True(answer.Result.GetProperty("structuredContent").GetProperty("retryable").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_write_is_answered_without_its_service_and_not_called_repeatable(string fault)
    {
        var answer = await WithAsync(platform.Customers, fault, () => platform.CallAsync("update_customer", """{"customer_id":1,"name":"Alex Morgan"}"""));

        await platform.AssertWellFormedAsync("update_customer", answer);
        Assert.Equal("TIMEOUT", answer.ToolError);
        Assert.False(answer.Result.GetProperty("structuredContent").GetProperty("retryable").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Parts_that_an_answer_can_do_without_are_left_out(string fault)
    {
        var answer = await WithAsync(platform.Orders, fault, () => platform.CallAsync("customer_lookup", """{"customer_id":1}"""));

        await platform.AssertWellFormedAsync("customer_lookup", answer);
        Assert.Equal(
            ["orders", "last_purchase"],
            answer.Result.GetProperty("structuredContent").GetProperty("missing").EnumerateArray().Select(part => part.GetString()));
    }

    private async Task<EdgeAnswer> WithAsync(TcpRelay service, string fault, Func<Task<EdgeAnswer>> call)
    {
        await WorksAsync();
        service.IsSilent = fault == "silent";
        service.Delay = fault == "slow" ? Forever : TimeSpan.Zero;
        service.PauseAfterByte = fault == "a byte a second" ? TimeSpan.FromSeconds(1) : TimeSpan.Zero;
        try
        {
            return await call();
        }
        finally
        {
            service.Heal();
            await service.DieAsync();
            service.ComeBack();
        }
    }

    // A service that was failing is given a short rest, and its connections are made anew.
    private async Task WorksAsync()
    {
        while (!(await platform.CallAsync("customer_lookup", """{"customer_id":1}""")).Result.GetProperty("structuredContent").TryGetProperty("orders", out _))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public sealed class ImpatientPlatform : EdgePlatform
    {
        protected override Dictionary<string, string> Patience { get; } = new()
        {
            ["Budget:Read"] = "00:00:03",
            ["Budget:Write"] = "00:00:03",
            ["Budget:Longest"] = "00:00:03",
            ["Budget:Optional"] = "00:00:01",
            ["Cache:Enabled"] = "false",
        };
    }
}
