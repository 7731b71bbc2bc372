using McpEdge.Approvals;
using McpEdge.Audit;
using McpEdge.Auth;
using McpEdge.Caching;
using McpEdge.Changes;
using McpEdge.Completions;
using McpEdge.Conversations;
using McpEdge.Data;
using McpEdge.Health;
using McpEdge.Intents;
using McpEdge.KeyCommands;
using McpEdge.Limits;
using McpEdge.Mcp;
using McpEdge.Pipeline;
using McpEdge.Policy;
using McpEdge.Progress;
using McpEdge.Prompts;
using McpEdge.Redis;
using McpEdge.ReportLinks;
using McpEdge.Resources;
using McpEdge.Security;
using McpEdge.Server;
using McpEdge.Speech;
using McpEdge.Subscriptions;
using McpEdge.Tools;
using McpEdge.Toolsets;
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
builder.AddCallers();
builder.AddAudit();
builder.AddLimits();
builder.AddSpeech();
builder.AddChanges();
builder.AddCaching();
builder.AddToolPipeline();
builder.AddPolicies();
builder.AddTools();
builder.AddApprovals();
builder.AddIntents();
builder.AddToolsets();
builder.AddReportLinks();
builder.AddResources();
builder.AddPrompts();
builder.AddCompletions();
builder.AddSubscriptions();
builder.AddProgress();
builder.AddMcpDoor();
builder.AddWarmUp();

var app = builder.Build();

app.UseHttpProblems();
app.UseTrustedProxies();
app.UseNameCheck();
CallOrigin.Use(app);
app.UseStrangerAudit();
app.UseAuthentication();
app.UseAuthorization();
app.UseLimits();
app.UseToolsets();
app.UseScopeStepUp();

app.MapDefaultEndpoints();
app.MapServerInformation();
app.MapCallers();
app.MapPolicies();
app.MapApprovals();
app.MapAudit();
app.MapMcpDoor();
app.MapReportLinks();

app.Run();
return 0;
