using McpEdge.Auth;
using McpEdge.Completions;
using McpEdge.Limits;
using McpEdge.Progress;
using McpEdge.Prompts;
using McpEdge.Replicas;
using McpEdge.Resources;
using McpEdge.Server;
using McpEdge.Subscriptions;
using McpEdge.Tools;
using McpEdge.Toolsets;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace McpEdge.Mcp;

/// <summary>The MCP door: Streamable HTTP at <c>/mcp</c>, the older <c>/mcp/sse</c> with <c>/mcp/message</c>, and all of it below each toolset.</summary>
internal static class McpSetup
{
    public static void AddMcpDoor(this IHostApplicationBuilder builder)
    {
        // First: the others add to what the server says it can do.
        AddServer(builder);
        builder.AddResources();
        builder.AddPrompts();
        builder.AddCompletions();
        builder.AddSubscriptions();
        builder.AddProgress();
    }

    /// <summary>Comes after the limits: who may not call learns nothing of what is here.</summary>
    public static void UseMcpDoor(this IApplicationBuilder app)
    {
        app.UseToolsets();
        app.UseScopeStepUp();
        app.UseMessageRouting();
    }

    public static void MapMcpDoor(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMcp("/mcp").RequireAuthorization().LimitMcp();
        endpoints.MapMcp($"/{{{ToolsetSetup.RouteValue}}}/mcp").RequireAuthorization().LimitMcp();
    }

    private static void AddServer(IHostApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.ConfigureOpenTelemetryTracerProvider((services, tracing) =>
            tracing.AddProcessor(new McpTraces(services.GetRequiredService<ToolCatalogue>())));
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddView("mcp.*.operation.duration", McpMeasures.WithoutNames));
        builder.Services.AddSingleton<ToolLists>();
        builder.Services.AddSingleton<McpToolHandlers>();
        builder.Services.AddMcpServer(Describe).WithHttpTransport(transport =>
        {
            transport.SessionMode = HttpServerSessionMode.StatefulForInitializeClients;
#pragma warning disable MCP9004 // Voice platforms still connect by HTTP with SSE.
            transport.EnableLegacySse = true;
#pragma warning restore MCP9004
        });
        builder.Logging.AddFilter(McpFailures.SdkCategory, LogLevel.None);
        builder.Services.AddOptions<McpServerOptions>().Configure<McpToolHandlers, ILogger<McpToolHandlers>>((server, tools, logger) =>
        {
            server.Filters.Message.IncomingFilters.Add(McpFailures.LogTo(logger));
            server.Handlers.ListToolsHandler = tools.ListAsync;
            server.Handlers.CallToolHandler = tools.CallAsync;
        });
    }

    private static void Describe(McpServerOptions server)
    {
        server.ServerInfo = new Implementation
        {
            Name = ServerInformation.Name,
            Title = ServerInformation.Title,
            Version = ServerInformation.Version,
        };
        server.ServerInstructions = ServerInformation.Instructions;
#pragma warning disable MCP9005 // Sessions are told of decided approvals by log messages.
        server.Capabilities = new ServerCapabilities { Tools = new ToolsCapability(), Logging = new LoggingCapability() };
#pragma warning restore MCP9005
    }
}
