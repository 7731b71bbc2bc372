using McpEdge.Latency;
using Platform.Testing;

namespace McpEdge.Tests.Latency;

public sealed class ToolLatenciesTests
{
    private readonly FakeTime _clock = new();

    [Fact]
    public void Percentiles_are_of_calls_that_were_made()
    {
        var latencies = new ToolLatencies(_clock);
        foreach (var milliseconds in Enumerable.Range(1, 100).Reverse())
        {
            latencies.Record("get_customer", TimeSpan.FromMilliseconds(milliseconds));
        }

        Assert.Equal(new ExpectedLatency(50, 95), latencies.Of("get_customer"));
        Assert.Null(latencies.Of("order_list"));
    }

    [Fact]
    public void Only_the_latest_calls_count()
    {
        var latencies = new ToolLatencies(_clock);
        latencies.Record("get_customer", TimeSpan.FromMinutes(1));
        Assert.Equal(new ExpectedLatency(60_000, 60_000), latencies.Of("get_customer"));

        for (var call = 0; call < 256; call++)
        {
            latencies.Record("get_customer", TimeSpan.FromMilliseconds(2.5));
        }

        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(new ExpectedLatency(3, 3), latencies.Of("get_customer"));
    }
}
