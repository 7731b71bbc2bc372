using AppHost;
using Microsoft.Extensions.Configuration;

var builder = DistributedApplication.CreateBuilder(args);
if (Switches.Problem(builder.Configuration) is { } problem)
{
    Console.Error.WriteLine(problem);
    Environment.ExitCode = 1;
    return;
}

var secret = new GenerateParameterDefault { MinLength = 32, Special = false };
var serviceToken = builder.AddParameter("service-token", secret, secret: true, persist: true);
var edgeKey = builder.AddParameter("edge-key", secret, secret: true, persist: true);

var postgres = builder.AddPostgres("postgres").WithDataVolume();
var customersDb = postgres.AddDatabase("customersdb");
var inventoryDb = postgres.AddDatabase("inventorydb");
var ordersDb = postgres.AddDatabase("ordersdb");
var edgeDb = postgres.AddDatabase("edgedb");
var cache = builder.AddRedis("cache");

// Projects bear one another's absence, so that they start side by side; the edge is healthy when all of them are.
var customers = builder.AddProject<Projects.CustomersService>("customers")
    .WithReference(customersDb).WaitFor(customersDb)
    .WithEnvironment("ServiceAuth__Token", serviceToken)
    .WithHttpHealthCheck("/health");

var inventory = builder.AddProject<Projects.InventoryService>("inventory")
    .WithReference(inventoryDb).WaitFor(inventoryDb)
    .WithEnvironment("ServiceAuth__Token", serviceToken)
    .WithHttpHealthCheck("/health");

var orders = builder.AddProject<Projects.OrdersService>("orders")
    .WithReference(ordersDb).WaitFor(ordersDb)
    .WithReference(customers).WaitForStart(customers)
    .WithReference(inventory).WaitForStart(inventory)
    .WithEnvironment("ServiceAuth__Token", serviceToken)
    .WithHttpHealthCheck("/health");

var edge = builder.AddProject<Projects.McpEdge>("edge")
    .WithReference(edgeDb).WaitFor(edgeDb)
    .WithReference(cache).WaitFor(cache)
    .WithReference(customers).WaitForStart(customers)
    .WithReference(inventory).WaitForStart(inventory)
    .WithReference(orders).WaitForStart(orders)
    .WithEnvironment("ServiceAuth__Token", serviceToken)
    .WithEnvironment("DevelopmentKey__Value", edgeKey)
    // 48 MiB before a collection. The runtime would take the size of the processor's cache, which a busy edge fills many times a second.
    .WithEnvironment("DOTNET_GCgen0size", "0x3000000")
    .WithHttpEndpoint(port: builder.Configuration.GetValue("PORT", 8080))
    .WithEndpoint("http", endpoint => endpoint.TargetHost = builder.Configuration["HOST"] ?? "localhost")
    .WithHttpHealthCheck("/health")
    .WithExternalHttpEndpoints()
    .WithReplicas(builder.Configuration.GetValue("Replicas:edge", 1));

FirstCall.PrintWhenReady(edge, edgeKey);

builder.Build().Run();
