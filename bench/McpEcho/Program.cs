// The MCP HTTP layer alone: tools that do next to nothing. `Tools=handlers` serves fifteen of them by handlers, as the edge does;
// anything else serves three as the SDK's tool objects. The section `Transport` sets the transport's options. Prints its address.
using McpEcho;
using ModelContextProtocol.AspNetCore;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();

var mcp = builder.Services.AddMcpServer()
    .WithHttpTransport(transport =>
    {
        transport.SessionMode = HttpServerSessionMode.StatefulForInitializeClients;
        builder.Configuration.Bind("Transport", transport);
    });
_ = builder.Configuration["Tools"] == "handlers" ? mcp.WithManyTools() : mcp.WithTools<EchoTools>();

var app = builder.Build();
app.MapMcp("/mcp");
app.MapGet("/memory", () => $"{GC.GetTotalMemory(forceFullCollection: true)}\n");
await app.StartAsync();
Console.WriteLine($"{app.Urls.First()}/mcp");
await app.WaitForShutdownAsync();
