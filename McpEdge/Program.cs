using McpEdge.Mcp;
using McpEdge.Pipeline;
using McpEdge.Tools;

var builder = WebApplication.CreateBuilder(args);

builder.AddToolPipeline();
builder.AddTools();
builder.AddMcpDoor();

var app = builder.Build();

app.Run();
