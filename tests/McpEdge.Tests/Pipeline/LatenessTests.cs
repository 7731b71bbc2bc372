using System.Diagnostics;
using System.Globalization;
using McpEdge.Tests.Abuse;
using McpEdge.Tests.Hosting;
using Platform.Testing.Servers;

namespace McpEdge.Tests.Pipeline;

/// <summary>What is answered when a service or its database fails in some way, and by how much the answer misses the end of the budget.</summary>
/// <remarks>The lateness is written down and not judged: it is the machine's as much as the edge's.</remarks>
public sealed class LatenessTests(LatenessTests.PunctualPlatform platform, ITestOutputHelper output) : IClassFixture<LatenessTests.PunctualPlatform>
{
    /// <summary>More than a service keeps open to its database while it is asked for one thing at a time.</summary>
    private const int MostConnections = 10;

    /// <summary>Longer than any call waits.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Budget = AttackedPlatform.IsLong ? TimeSpan.FromMilliseconds(800) : TimeSpan.FromMilliseconds(250);

    private static readonly int Calls = AttackedPlatform.IsLong ? 50 : 5;

    public static TheoryData<string, string> Faults
    {
        get
        {
            var faults = new TheoryData<string, string>();
            foreach (var what in new[] { "service", "database" })
            {
                foreach (var how in new[] { "silent", "silent in the middle", "slow", "a byte a second" })
                {
                    faults.Add(what, how);
                }
            }

            return faults;
        }
    }

    private TcpRelay Of(string what) => what == "service" ? platform.Customers : platform.CustomersStore;

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_read_ends_with_its_budget(string what, string how)
    {
        await WorksAsync();
        var lateness = new List<double>();
        try
        {
            for (var call = 0; call < Calls; call++)
            {
                Break(Of(what), how);
                var start = Stopwatch.GetTimestamp();
                var answer = await platform.CallAsync("get_customer", """{"customer_id":1}""");
                Assert.True(answer.IsToolError, answer.Body);

                // Half a message makes the next one unreadable, which is found out sooner.
                Assert.Contains(answer.ToolError, how == "silent in the middle" ? ["TIMEOUT", "SERVICE_UNAVAILABLE"] : new[] { "TIMEOUT" });
                lateness.Add((Stopwatch.GetElapsedTime(start) - Budget).TotalMilliseconds);
            }
        }
        finally
        {
            await HealAsync(Of(what));
        }

        lateness.Sort();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} {how} | {Calls} | {lateness[lateness.Count / 2]:F1} | {lateness[(int)Math.Ceiling(lateness.Count * 0.99) - 1]:F1} |"));
    }

    [Theory]
    [InlineData("service")]
    [InlineData("database")]
    public async Task Broken_connections_are_answered_within_the_budget(string what)
    {
        await WorksAsync();
        try
        {
            for (var call = 0; call < Calls; call++)
            {
                Of(what).BreaksAfter = 100;
                var answer = await platform.CallAsync("get_customer", """{"customer_id":1}""");
                Assert.Contains(answer.ToolError, new[] { "SERVICE_UNAVAILABLE", "TIMEOUT" });
            }
        }
        finally
        {
            await HealAsync(Of(what));
        }
    }

    [Theory]
    [InlineData("silent")]
    [InlineData("a byte a second")]
    public async Task Without_its_own_database_the_edge_reads_and_writes_nothing(string how)
    {
        await WorksAsync();
        Break(platform.Data, how);
        try
        {
            var read = await platform.CallAsync("get_customer", """{"customer_id":1}""");
            var write = await platform.CallAsync("update_customer", """{"customer_id":1,"name":"Never Written"}""");

            Assert.False(read.IsToolError, read.Body);
            Assert.True(write.IsToolError, write.Body);
        }
        finally
        {
            await HealAsync(platform.Data);
        }

        await WorksAsync();
        Assert.DoesNotContain("Never Written", (await platform.CallAsync("get_customer", """{"customer_id":1}""")).Body, StringComparison.Ordinal);
    }

    private static void Break(TcpRelay relay, string how)
    {
        relay.IsSilent = how == "silent";
        relay.SilentAfter = how == "silent in the middle" ? 100 : null;
        relay.Delay = how == "slow" ? Forever : TimeSpan.Zero;
        relay.PauseAfterByte = how == "a byte a second" ? TimeSpan.FromSeconds(1) : TimeSpan.Zero;
    }

    private static async Task HealAsync(TcpRelay relay)
    {
        relay.Heal();
        await relay.DieAsync();
        relay.ComeBack();
    }

    // So often in a row that no connection is left which broke with the fault of before.
    private async Task WorksAsync()
    {
        for (var good = 0; good < MostConnections;)
        {
            var answer = await platform.CallAsync("update_customer", """{"customer_id":1,"name":"Alex Morgan"}""");
            good = answer.IsToolError ? 0 : good + 1;
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    public sealed class PunctualPlatform : EdgePlatform
    {
        protected override Dictionary<string, string> Patience { get; } = new()
        {
            ["Budget:Read"] = $"{Budget}",
            ["Budget:Write"] = "00:00:02",
            ["Cache:Enabled"] = "false",
            // Nobody is left alone or found dead here, or there would be nothing to be late for.
            ["GrpcClient:BreakerMinimumCalls"] = "10000",
            ["GrpcClient:KeepAliveDelay"] = "00:05:00",
        };
    }
}
