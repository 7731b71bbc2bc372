var builder = DistributedApplication.CreateBuilder(args);

var token = builder.AddParameter("token", new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true, persist: true);

var postgres = builder.AddPostgres("postgres").WithDataVolume();
var database = postgres.AddDatabase("sampledb");
var cache = builder.AddRedis("cache");

var backend = builder.AddProject<Projects.Sample_Backend>("backend")
    .WithEnvironment("Sample__Behaviour", builder.Configuration["Sample:Behaviour"])
    .WithEnvironment("ServiceAuth__Token", token)
    .WithHttpHealthCheck("/health");

builder.AddProject<Projects.Sample_Front>("front")
    .WithReference(database)
    .WithReference(cache)
    .WithReference(backend)
    .WithEnvironment("GREETING", $"token {token} at {backend.GetEndpoint("grpc")}")
    .WaitFor(database)
    .WaitFor(cache)
    .WaitFor(backend)
    .WithHttpHealthCheck("/health")
    .WithExternalHttpEndpoints();

builder.Build().Run();
