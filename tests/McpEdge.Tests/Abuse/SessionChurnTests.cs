using System.Globalization;
using McpEdge.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.AspNetCore;
using Platform.Testing;

namespace McpEdge.Tests.Abuse;

/// <summary>A session for each call, half of which nobody ends. Alone, because it measures the memory of this process.</summary>
[Collection(ChurnCollection.Name)]
public sealed class SessionChurnTests(EdgePlatform platform, ITestOutputHelper output)
{
    private const int Lanes = 8;
    private const string Call = """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"get_customer","arguments":{"customer_id":1}}}""";
    private const string Initialized = """{"jsonrpc":"2.0","method":"notifications/initialized"}""";

    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""";

    private static readonly (int Rounds, int Sessions) Churn = AttackedPlatform.IsLong ? (2, 10_000) : (1, 1_000);

    /// <summary>A safety net: what the last sessions had is let go of within moments.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Only the test lets time pass for sessions, so none is idle for too long in the middle of a call.
    private readonly FakeTime _clock = new();

    private int _living;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Memory_returns_to_its_plateau()
    {
        await using var replica = await platform.StartProcessAsync(options => options.Services = services =>
#pragma warning disable MCP9006, MCPEXP002 // Sessions are of the older revisions; they are what is tested.
            services.Configure<HttpServerTransportOptions>(transport =>
            {
                var run = transport.RunSessionHandler!;
                transport.RunSessionHandler = (context, server, ended) => CountAsync(run(context, server, ended));
                transport.TimeProvider = _clock;
            }));
#pragma warning restore MCP9006, MCPEXP002
        var agent = new Agent(replica, EdgePlatform.Key);
        await ChurnAsync(agent, Churn.Sessions / 4);
        var plateau = await SettleAsync(long.MaxValue);
        output.WriteLine("| after | managed heap, MB |\n|---|---|");
        output.WriteLine(Row("warm-up, sessions ended", plateau));

        for (var round = 1; round <= Churn.Rounds; round++)
        {
            await ChurnAsync(agent, Churn.Sessions);
            output.WriteLine(Row($"round {round}: {Churn.Sessions} calls, each with a session", GC.GetTotalMemory(forceFullCollection: true)));
            // What a session has would be ten times as much.
            plateau = await SettleAsync(plateau + (Churn.Sessions * 2048L));
            output.WriteLine(Row($"round {round}: the dropped half ended", plateau));
        }
    }

    private static Task ChurnAsync(Agent agent, int sessions) => Parallel.ForEachAsync(
        Enumerable.Range(0, sessions),
        new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = Cancellation },
        async (number, _) =>
        {
            var opened = await agent.SendAsync(HttpMethod.Post, "/mcp", Initialize);
            var session = opened.Headers.GetValues("Mcp-Session-Id").Single();
            await agent.SendAsync(HttpMethod.Post, "/mcp", Initialized, In);
            var answer = await agent.SendAsync(HttpMethod.Post, "/mcp", Call, In);
            Assert.Contains("Alex Morgan", answer.Body, StringComparison.Ordinal);
            if (number % 2 == 0)
            {
                Assert.Equal(200, (await agent.SendAsync(HttpMethod.Delete, "/mcp", null, In)).Status);
            }

            void In(HttpRequestMessage request) => request.Headers.Add("Mcp-Session-Id", session);
        });

    private async Task CountAsync(Task session)
    {
        Interlocked.Increment(ref _living);
        try
        {
            await session;
        }
        finally
        {
            Interlocked.Decrement(ref _living);
        }
    }

    /// <summary>Lets the dropped sessions end, and waits until no more than that is left.</summary>
    private async Task<long> SettleAsync(long most)
    {
        _clock.Advance(TimeSpan.FromHours(3));
        while (Volatile.Read(ref _living) > 0)
        {
            await Task.Delay(20, Cancellation);
        }

        using var patience = new CancellationTokenSource(Patience);
        long heap;
        while ((heap = GC.GetTotalMemory(forceFullCollection: true)) > most && !patience.IsCancellationRequested)
        {
            await Task.Delay(100, Cancellation);
        }

        Assert.True(heap <= most, $"{heap} bytes are left, more than {most}.");
        return heap;
    }

    private static string Row(string after, long bytes) => string.Create(CultureInfo.InvariantCulture, $"| {after} | {bytes / 1024.0 / 1024.0:F1} |");
}

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ChurnCollection : ICollectionFixture<EdgePlatform>
{
    public const string Name = "churn";
}
