using OrdersService.Data;
using OrdersService.Orders;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddGrpcServiceDefaults();
builder.AddOrdersData();

builder.AddOrders();

var app = builder.Build();

app.MapDefaultEndpoints();
app.MapOrders();

app.Run();
