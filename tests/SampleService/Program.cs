using SampleService;
using SampleService.Data;
using ServiceDefaults;
using ServiceDefaults.Changes;
using ServiceDefaults.Data;
using ServiceDefaults.Grpc;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddGrpcServiceDefaults();
builder.AddDatabase<SampleDbContext>("sampledb", SampleDbContext.SeedAsync);
builder.AddChangeFeed<SampleDbContext>();
builder.Services.AddSingleton<Behaviour>();

if (builder.Configuration["services:next:grpc:0"] is not null)
    builder.AddGrpcServiceClient<SampleService.Wire.SampleService.SampleServiceClient>("next");

var app = builder.Build();

app.MapDefaultEndpoints();
app.MapChangeFeed();
app.MapGrpcService<SampleGrpcService>();

app.Run();
