using OrdersService.Data;
using OrdersService.Orders;
using ServiceDefaults;
using ServiceDefaults.Grpc;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddGrpcServiceDefaults();
builder.AddOrdersData();

builder.AddOrders();

var app = builder.Build();

app.MapDefaultEndpoints();
app.MapOrders();

app.Run();
