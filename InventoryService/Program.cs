using InventoryService.Catalogue;
using InventoryService.Data;
using InventoryService.Stock;
using ServiceDefaults;
using ServiceDefaults.Grpc;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddGrpcServiceDefaults();
builder.AddInventoryData();

builder.AddCatalogue();
builder.AddStock();

var app = builder.Build();

app.MapDefaultEndpoints();
app.MapCatalogue();
app.MapStock();

app.Run();
