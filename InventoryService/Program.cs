using InventoryService.Catalogue;
using InventoryService.Data;
using InventoryService.Stock;
using ServiceDefaults;
using ServiceDefaults.Changes;
using ServiceDefaults.Grpc;
using ServiceDefaults.Intents;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddGrpcServiceDefaults();
builder.AddInventoryData();
builder.AddChangeFeed<InventoryDbContext>();

builder.AddCatalogue();
builder.AddStock();

var app = builder.Build();

app.MapDefaultEndpoints();
app.MapChangeFeed();
app.MapIntents<InventoryDbContext>();
app.MapCatalogue();
app.MapStock();

app.Run();
