using McpEdge.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.AspNetCore;

namespace McpEdge.Tests.Mcp;

/// <summary>What calls without a session share.</summary>
[Collection(EdgeCollection.Name)]
public sealed class SessionlessTests(EdgePlatform platform)
{
    private const int Calls = 30;

    [Fact]
    public async Task Calls_that_follow_one_another_share_servers()
    {
        var servers = 0;
        await using var replica = await platform.StartProcessAsync(options => options.Services = services =>
#pragma warning disable MCPEXP002 // It sees every server that is run.
            services.Configure<HttpServerTransportOptions>(transport =>
            {
                var run = transport.RunSessionHandler!;
                transport.RunSessionHandler = (context, server, ended) =>
                {
                    Interlocked.Increment(ref servers);
                    return run(context, server, ended);
                };
            }));
#pragma warning restore MCPEXP002

        for (var call = 0; call < Calls; call++)
            await ReadAsync();

        // An answer may arrive a little before its server is free again.
        Assert.InRange(servers, 1, Calls / 2);

        async Task ReadAsync()
        {
            var answer = await replica.CallAsync("get_customer", """{"customer_id":1}""", EdgePlatform.Key);
            Assert.False(answer.IsToolError, answer.Body);
        }
    }
}
