using OrdersService.Data;
using OrdersService.Orders;
using ServiceDefaults;
using ServiceDefaults.Changes;
using ServiceDefaults.Grpc;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddGrpcServiceDefaults();
builder.AddOrdersData();
builder.AddChangeFeed<OrdersDbContext>();

builder.AddOrders();

var app = builder.Build();

app.MapDefaultEndpoints();
app.MapChangeFeed();
app.MapOrders();

app.Run();
