using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Conformance;

/// <summary>A server with the tools, prompts and resources that the scenarios of the conformance suite ask for, on a free loopback port.</summary>
internal static class FixtureServer
{
    public static WebApplication Build(HttpServerSessionMode mode)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection([new("AllowedHosts", "localhost;127.0.0.1")]);
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddSingleton<StateSeal>();
        var mcp = builder.Services.AddMcpServer()
            .WithHttpTransport(o => o.SessionMode = mode)
            .WithTools<ContentTools>()
            .WithTools<ReportingTools>()
            .WithTools<AskingTools>()
            .WithTools<InputRequiredTools>()
            .WithTools(SchemaTools.All)
            .WithPrompts<FixturePrompts>()
            .WithResources<FixtureResources>()
            .WithCompleteHandler((_, _) => new(new CompleteResult { Completion = new() { Values = ["paris", "park", "party"], Total = 3 } }));
        if (mode != HttpServerSessionMode.Stateless)
        {
            mcp.WithDistributedCacheEventStreamStore();
            mcp.WithSubscribeToResourcesHandler((_, _) => new(new EmptyResult()));
            mcp.WithUnsubscribeFromResourcesHandler((_, _) => new(new EmptyResult()));
        }

        var app = builder.Build();
        app.MapMcp();
        return app;
    }
}
