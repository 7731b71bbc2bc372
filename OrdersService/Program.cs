using OrdersService.Analytics;
using OrdersService.Data;
using OrdersService.Orders;
using OrdersService.Reports;
using ServiceDefaults;
using ServiceDefaults.Changes;
using ServiceDefaults.Grpc;
using ServiceDefaults.Intents;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddGrpcServiceDefaults();
builder.AddOrdersData();
builder.AddChangeFeed<OrdersDbContext>();

builder.AddOrders();
builder.AddAnalytics();
builder.AddReports();

var app = builder.Build();

app.MapDefaultEndpoints();
app.MapChangeFeed();
app.MapIntents<OrdersDbContext>();
app.MapOrders();
app.MapAnalytics();
app.MapReports();

app.Run();
