using InventoryService.Catalogue;
using InventoryService.Data;
using InventoryService.Stock;
using ServiceDefaults;
using ServiceDefaults.Changes;
using ServiceDefaults.Grpc;

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
app.MapCatalogue();
app.MapStock();

app.Run();
