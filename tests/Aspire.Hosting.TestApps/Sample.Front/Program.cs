using System.Collections;
using Npgsql;
using StackExchange.Redis;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
var database = NpgsqlDataSource.Create(builder.Configuration.GetConnectionString("sampledb")!);
var cache = await ConnectionMultiplexer.ConnectAsync(builder.Configuration.GetConnectionString("cache")!);
await using (var create = database.CreateCommand("CREATE TABLE IF NOT EXISTS notes (text text NOT NULL)"))
{
    await create.ExecuteNonQueryAsync();
}

app.MapGet("/health", () => Results.Ok());
app.MapGet("/env", () => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value));
app.MapPost("/notes/{text}", async (string text) =>
{
    await using var insert = database.CreateCommand("INSERT INTO notes VALUES ($1)");
    insert.Parameters.Add(new NpgsqlParameter { Value = text });
    return await insert.ExecuteNonQueryAsync();
});
app.MapGet("/notes", async () =>
{
    var notes = new List<string>();
    await using var select = database.CreateCommand("SELECT text FROM notes");
    await using var reader = await select.ExecuteReaderAsync();
    while (await reader.ReadAsync())
    {
        notes.Add(reader.GetString(0));
    }

    return notes;
});
app.MapGet("/lua/{text}", async (string text) =>
{
    var keys = cache.GetDatabase();
    await keys.StringSetAsync("note", text);
    var result = await keys.ScriptEvaluateAsync("return redis.call('GET', KEYS[1]) .. ARGV[1]", ["note"], ["!"]);
    return (string?)result;
});
app.Run();
