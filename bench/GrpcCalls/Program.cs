// usage: GrpcCalls SECONDS WARM_UP CLIENTS — unary gRPC calls on loopback, client and server in this process; prints one row.
using System.Net;
using Grpc.Net.Client;
using GrpcCalls;
using Microsoft.AspNetCore.Server.Kestrel.Core;

var seconds = TimeSpan.FromSeconds(int.Parse(args[0], null));
var warmUp = TimeSpan.FromSeconds(int.Parse(args[1], null));
var clients = int.Parse(args[2], null);

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
builder.Services.AddGrpc();

await using var server = builder.Build();
server.MapGrpcService<EchoService>();
await server.StartAsync();

using var channel = GrpcChannel.ForAddress(server.Urls.Single());
var echo = new Echo.EchoClient(channel);
var words = new Words { Text = "hello" };

await CallTimes.MeasureAsync(clients, warmUp, CallAsync);
var times = await CallTimes.MeasureAsync(clients, seconds, CallAsync);

Console.WriteLine(
    $"| {clients} | {times.CallsPerSecond:N0} | {times.ProcessorTimePerCall:F0} | {times.Percentile(0.5):F2} | {times.Percentile(0.99):F2} |");

async Task CallAsync() => await echo.SayAsync(words);
