using System.Collections;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Sample.Backend;

var builder = WebApplication.CreateBuilder(args);
var behaviour = builder.Configuration["Sample:Behaviour"];
if (behaviour == "crash")
{
    Console.Error.WriteLine("The sample cannot go on.");
    return 7;
}

builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.Limits.MaxRequestBodySize = null;
    kestrel.ResponseHeaderEncodingSelector = static _ => Encoding.UTF8;
});
builder.Services.AddGrpc();
var app = builder.Build();
var streams = 0;
app.MapGet("/health", () => behaviour == "sick" ? Results.StatusCode(503) : Results.Ok());
app.MapPost("/sick", () =>
{
    behaviour = "sick";
    return Environment.ProcessId;
});
app.MapGet("/", () => "backend");
app.MapGet("/pid", () => Environment.ProcessId);
app.MapGet("/env", () => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value));
app.MapGet("/events", async (HttpContext context) =>
{
    Interlocked.Increment(ref streams);
    context.Response.ContentType = "text/event-stream";
    await context.Response.WriteAsync("data: first\n\n");
    await context.Response.Body.FlushAsync();
    await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
    Interlocked.Decrement(ref streams);
});
app.MapGet("/streams", () => Volatile.Read(ref streams));
app.MapFallback((HttpContext context) =>
{
    context.Response.Headers["X-Word"] = context.Request.Headers["X-Word"];
    context.Response.Headers["X-Type"] = context.Request.ContentType;
    context.Response.Headers.ETag = "\"1\"";
    context.Response.StatusCode = context.Request.Headers.IfNoneMatch.Count > 0 ? StatusCodes.Status304NotModified : StatusCodes.Status200OK;
    return context.Request.Host + " " + context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
});
app.MapPost("/hash", async (Stream body) => Convert.ToHexString(await SHA256.HashDataAsync(body)));
app.MapPost("/exit/{code:int}", (int code) => Environment.Exit(code));
app.MapGrpcService<EchoAnswers>();
app.Run();
return 0;
