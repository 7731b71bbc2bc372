using McpEdge.Api;
using McpEdge.Audit;
using McpEdge.Auth;
using McpEdge.Conversations;
using McpEdge.Data;
using McpEdge.Health;
using McpEdge.KeyCommands;
using McpEdge.Limits;
using McpEdge.Mcp;
using McpEdge.Pipeline;
using McpEdge.Redis;
using McpEdge.Replicas;
using McpEdge.Security;
using McpEdge.Server;
using McpEdge.WarmUp;
using ServiceDefaults;

if (args is [KeysCommand.Name, ..])
{
    return await KeysCommand.RunAsync(args, Console.Out, Console.Error);
}

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddServer();
builder.AddEdgeData();
builder.AddDependencyHealth();
builder.AddRedisLink();

builder.AddNameCheck();
builder.AddReplicas();
builder.AddCallers();
builder.AddToolPipeline();
builder.AddMcpDoor();
builder.AddWarmUp();

var app = builder.Build();

app.UseHttpProblems();
app.UseTrustedProxies();
app.UseSessionRouting();
app.UseNameCheck();
CallOrigin.Use(app);
app.UseStrangerAudit();
app.UseCallers();
app.UseLimits();
app.UseMcpDoor();

app.MapDefaultEndpoints();
app.MapServerInformation();
app.MapApiRoutes();
app.MapMcpDoor();

app.Run();
return 0;
