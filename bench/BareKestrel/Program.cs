// The floor under get_customer: Kestrel and Npgsql alone. It reads the same JSON-RPC request and answers with the same shape,
// but checks nothing, speaks no MCP and makes no gRPC call.
using System.Text.Json;
using Npgsql;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddSingleton(NpgsqlDataSource.Create(builder.Configuration["Postgres"] ?? throw new InvalidOperationException("Postgres is not configured.")));

var app = builder.Build();
app.MapPost("/mcp", async (HttpContext context, NpgsqlDataSource database) =>
{
    using var request = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
    var customer = request.RootElement.GetProperty("params").GetProperty("arguments").GetProperty("customer_id").GetString();

    await using var command = database.CreateCommand("SELECT id, number, name, email, phone, status::text FROM customers WHERE number = $1");
    command.Parameters.Add(new() { Value = long.Parse(customer!) });
    await using var row = await command.ExecuteReaderAsync(context.RequestAborted);
    await row.ReadAsync(context.RequestAborted);

    var data = new { id = row.GetGuid(0), number = row.GetInt64(1), name = row.GetString(2), email = row.GetString(3), phone = row.GetString(4), status = row.GetString(5) };
    var result = new { content = new[] { new { type = "text", text = $"{data.name}, customer number {data.number}." } }, structuredContent = data };
    return Results.Json(new { jsonrpc = "2.0", id = 1, result });
});

app.Run();
