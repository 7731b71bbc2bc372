using McpEdge.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.AspNetCore;

namespace McpEdge.Tests.Mcp;

/// <summary>What calls without a session share.</summary>
[Collection(EdgeCollection.Name)]
public sealed class SessionlessTests(EdgePlatform platform)
{
    [Fact]
    public async Task Calls_that_follow_one_another_need_one_server()
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
        await ReadAsync();
        var first = servers;

        for (var call = 0; call < 3; call++)
            await ReadAsync();

        Assert.Equal(first, servers);

        async Task ReadAsync()
        {
            var answer = await replica.CallAsync("get_customer", """{"customer_id":1}""", EdgePlatform.Key);
            Assert.False(answer.IsToolError, answer.Body);
        }
    }
}
