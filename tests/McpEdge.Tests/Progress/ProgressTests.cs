using System.Threading.Channels;
using McpEdge.Tests.Hosting;
using ModelContextProtocol;

namespace McpEdge.Tests.Progress;

[Collection(ReplicatedCollection.Name)]
public sealed class ProgressTests(ReplicatedPlatform platform)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task A_call_that_takes_long_is_told_in_words_that_can_be_spoken(string revision)
    {
        var told = Channel.CreateUnbounded<ProgressNotificationValue>();
        await using var client = await platform.ConnectAsync(revision);
        platform.Orders.IsSilent = true;
        try
        {
            var call = client.CallToolAsync(
                "order_list", new Dictionary<string, object?> { ["limit"] = 1 }, new Teller(told.Writer), cancellationToken: Cancellation);

            var first = await told.Reader.ReadAsync(Cancellation);
            var second = await told.Reader.ReadAsync(Cancellation);

            Assert.Equal((1, "One moment, please."), (first.Progress, first.Message));
            Assert.Equal((2, "This takes a little longer; I'm still on it."), (second.Progress, second.Message));

            platform.Orders.IsSilent = false;
            platform.Orders.Cut();
            await call;
        }
        finally
        {
            platform.Orders.IsSilent = false;
            platform.Orders.Cut();
        }
    }

    [Fact]
    public async Task A_list_of_tools_says_how_long_each_took()
    {
        await platform.Operator.DoAsync("list_customers", new { limit = 1 });

        var list = await platform.Operator.ListToolsAsync();
        var meta = list.Result.GetProperty("tools").EnumerateArray().Single(tool => tool.GetProperty("name").GetString() == "list_customers")
            .GetProperty("_meta");
        var expected = meta.GetProperty("expectedLatencyMs");

        Assert.InRange(expected.GetProperty("p50").GetInt32(), 1, expected.GetProperty("p95").GetInt32());
    }

    private sealed class Teller(ChannelWriter<ProgressNotificationValue> told) : IProgress<ProgressNotificationValue>
    {
        public void Report(ProgressNotificationValue value) => told.TryWrite(value);
    }
}
