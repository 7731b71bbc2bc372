extern alias orders;

using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Platform.Contracts.Orders.V1;
using Platform.Testing.Hosting;
using Platform.Testing.Servers;

const int Repetitions = 200;
var count = int.Parse(args[0], CultureInfo.InvariantCulture);

var server = await PostgresServer.SharedAsync();
var connectionString = server.ConnectionString(await server.CreateDatabaseAsync());
var options = new ServiceHostOptions().Connect("ordersdb", connectionString)
    .Service("customers", new("http://127.0.0.1:9")).Service("inventory", new("http://127.0.0.1:9"));
options.Settings["Database:Seed"] = "false";

await using var service = await ServiceHost<orders::Program>.StartAsync(options);
await using var database = NpgsqlDataSource.Create(connectionString);
var analytics = new AnalyticsService.AnalyticsServiceClient(service.Channel);

Console.WriteLine($"filling: {await TimeAsync(() => RunAsync(Orders.Fill(count))):F1} s for {count:N0} orders of 2025 with {2.5 * count:N0} lines");
Console.WriteLine($"rebuild_sales(): {await TimeAsync(() => RunAsync("SELECT rebuild_sales()")):F1} s");
await RunAsync("VACUUM ANALYZE");

Console.WriteLine();
Console.WriteLine("| figures by gRPC | p50 ms | p95 ms | longest ms |");
Console.WriteLine("|---|---|---|---|");
await MeasureAsync("a year", () => analytics.GetAnalyticsAsync(new() { DateRange = "2025" }).ResponseAsync);
await MeasureAsync("a year at one location", () => analytics.GetAnalyticsAsync(new() { DateRange = "2025", Location = "main" }).ResponseAsync);
await MeasureAsync("a month", () => analytics.GetAnalyticsAsync(new() { DateRange = "June 2025" }).ResponseAsync);
await MeasureAsync("a day", () => analytics.GetSalesDataAsync(new() { Date = "2025-06-15" }).ResponseAsync);

// Every change of half a minute at 150 orders a second waits to be added.
await RunAsync("INSERT INTO sales_changes (order_id, sign) SELECT id, sign FROM (SELECT id FROM orders LIMIT 2500) AS sample, (VALUES (1), (-1)) AS change(sign)");
await MeasureAsync("a year, 5,000 changes not folded", () => analytics.GetAnalyticsAsync(new() { DateRange = "2025" }).ResponseAsync);

var answer = await analytics.GetAnalyticsAsync(new() { DateRange = "2025" });
var sum = 0L;
var seconds = await TimeAsync(async () => sum = await SumAsync());
Console.WriteLine();
Console.WriteLine($"sum over the orders themselves: {seconds * 1000:N0} ms; it {(sum == answer.Figures.Revenue.MinorUnits ? "agrees" : "DIFFERS")}");

return sum == answer.Figures.Revenue.MinorUnits ? 0 : 1;

async Task MeasureAsync(string name, Func<Task> call)
{
    for (var warm = 0; warm < 50; warm++)
        await call();

    var times = new List<double>();

    for (var repetition = 0; repetition < Repetitions; repetition++)
        times.Add(1000 * await TimeAsync(call));

    times.Sort();
    Console.WriteLine($"| {name} | {times[Repetitions / 2]:F1} | {times[Repetitions * 95 / 100]:F1} | {times[^1]:F1} |");
}

async Task<double> TimeAsync(Func<Task> work)
{
    var watch = Stopwatch.StartNew();
    await work();
    return watch.Elapsed.TotalSeconds;
}

async Task RunAsync(string sql)
{
    await using var command = database.CreateCommand(sql);
    command.CommandTimeout = 0;
    await command.ExecuteNonQueryAsync();
}

async Task<long> SumAsync()
{
    await using var command = database.CreateCommand(
        "SELECT sum(total_minor_units)::bigint FROM orders WHERE business_date BETWEEN '2025-01-01' AND '2025-12-31' AND status = 'completed'");
    command.CommandTimeout = 0;
    return (long)(await command.ExecuteScalarAsync())!;
}
