using CustomersService.Customers;
using CustomersService.Data;
using ServiceDefaults;
using ServiceDefaults.Grpc;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddGrpcServiceDefaults();
builder.AddCustomersData();

builder.AddCustomers();

var app = builder.Build();

app.MapDefaultEndpoints();
app.MapCustomers();

app.Run();
