using CustomersService.Customers;
using CustomersService.Data;
using ServiceDefaults;
using ServiceDefaults.Changes;
using ServiceDefaults.Grpc;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddGrpcServiceDefaults();
builder.AddCustomersData();
builder.AddChangeFeed<CustomersDbContext>();

builder.AddCustomers();

var app = builder.Build();

app.MapDefaultEndpoints();
app.MapChangeFeed();
app.MapCustomers();

app.Run();
