using McpEdge.Auth;
using McpEdge.Data;
using McpEdge.Mcp;
using McpEdge.Pipeline;
using McpEdge.Security;
using McpEdge.Server;
using McpEdge.Tools;

var builder = WebApplication.CreateBuilder(args);

builder.AddServer();
builder.AddNameCheck();
builder.AddEdgeData();
builder.AddCallers();
builder.AddToolPipeline();
builder.AddServiceClients();
builder.AddTools();
builder.AddMcpDoor();

var app = builder.Build();

app.UseHttpProblems();
app.UseNameCheck();
app.UseAuthentication();
app.UseAuthorization();

app.MapServerInformation();
app.MapCallers();
app.MapMcpDoor();

app.Run();
