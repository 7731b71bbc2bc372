// A collector of OTLP by gRPC that reads what it is sent and keeps nothing: telemetry is on while something is measured, and the cost of
// a real collector is not on the bill.
using Microsoft.AspNetCore.Server.Kestrel.Core;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));

var app = builder.Build();
app.MapPost("/opentelemetry.proto.collector.{signal}.v1.{service}/Export", async context =>
{
    await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
    context.Response.ContentType = "application/grpc";
    await context.Response.Body.WriteAsync(new byte[5], context.RequestAborted);
    context.Response.AppendTrailer("grpc-status", "0");
});

await app.StartAsync();
Console.WriteLine(app.Urls.Single());
await app.WaitForShutdownAsync();
