using CustomersService.Customers;
using CustomersService.Data;
using CustomersService.Feedback;
using ServiceDefaults;
using ServiceDefaults.Changes;
using ServiceDefaults.Grpc;
using ServiceDefaults.Intents;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddGrpcServiceDefaults();
builder.AddCustomersData();
builder.AddChangeFeed<CustomersDbContext>();

builder.AddCustomers();
builder.AddFeedback();

var app = builder.Build();

app.MapDefaultEndpoints();
app.MapChangeFeed();
app.MapIntents<CustomersDbContext>();
app.MapCustomers();
app.MapFeedback();

app.Run();
