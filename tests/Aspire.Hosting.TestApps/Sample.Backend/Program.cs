using System.Collections;

var builder = WebApplication.CreateBuilder(args);
var behaviour = builder.Configuration["Sample:Behaviour"];
if (behaviour == "crash")
{
    Console.Error.WriteLine("The sample cannot go on.");
    return 7;
}

var app = builder.Build();
app.MapGet("/health", () => behaviour == "sick" ? Results.StatusCode(503) : Results.Ok());
app.MapGet("/", () => "backend");
app.MapGet("/env", () => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value));
app.MapPost("/exit/{code:int}", (int code) => Environment.Exit(code));
app.Run();
return 0;
