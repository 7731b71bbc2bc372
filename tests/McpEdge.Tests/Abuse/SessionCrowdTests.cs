using McpEdge.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.AspNetCore;

namespace McpEdge.Tests.Abuse;

/// <summary>A key that opens sessions without end.</summary>
[Collection(EdgeCollection.Name)]
public sealed class SessionCrowdTests(EdgePlatform platform)
{
    private const int MostIdle = 20;
    private const string Ping = """{"jsonrpc":"2.0","id":2,"method":"ping"}""";

    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""";

    [Fact]
    public async Task It_ends_its_own_and_no_session_of_another_key()
    {
        await using var replica = await platform.StartProcessAsync(options => options.Services = services =>
#pragma warning disable MCP9006 // Sessions are of the older revisions; they are what is tested.
            services.Configure<HttpServerTransportOptions>(transport => transport.MaxIdleSessionCount = MostIdle));
#pragma warning restore MCP9006
        var quiet = new Agent(replica, await platform.IssueKeyAsync(["*"]));
        var greedy = new Agent(replica, await platform.IssueKeyAsync(["*"]));

        var kept = await OpenAsync(quiet);
        var first = await OpenAsync(greedy);
        var last = first;
        for (var opened = 1; opened < MostIdle * 3; opened++)
        {
            last = await OpenAsync(greedy);
        }

        Assert.Equal((200, 404, 200), (await PingAsync(quiet, kept), await PingAsync(greedy, first), await PingAsync(greedy, last)));
    }

    private static async Task<string> OpenAsync(Agent agent) =>
        (await agent.SendAsync(HttpMethod.Post, "/mcp", Initialize)).Headers.GetValues("Mcp-Session-Id").Single();

    private static async Task<int> PingAsync(Agent agent, string session) =>
        (await agent.SendAsync(HttpMethod.Post, "/mcp", Ping, request => request.Headers.Add("Mcp-Session-Id", session))).Status;
}
