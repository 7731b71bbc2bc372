// usage: HopCost GRPC_URL SERVICE_TOKEN MCP_URL KEY — the median of get_customer by MCP beside the median of the same gRPC
// call made directly; calls alternate, one at a time, so that both meet the same machine.
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Grpc.Core;
using Grpc.Net.Client;
using Platform.Contracts.Customers.V1;

const int Warmup = 1_000;
const int Measured = 4_000;

using var channel = GrpcChannel.ForAddress(args[0]);
var customers = new CustomerService.CustomerServiceClient(channel);
var headers = new Metadata { { "x-service-token", args[1] } };

using var http = new HttpClient();
http.DefaultRequestHeaders.Add("x-api-key", args[3]);
http.DefaultRequestHeaders.Accept.Add(new("application/json"));
http.DefaultRequestHeaders.Accept.Add(new("text/event-stream"));
var body = Encoding.UTF8.GetBytes(
    """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_customer","arguments":{"customer_id":"1"}}}""");

List<double> direct = [], edge = [];
for (var call = 0; call < Warmup + Measured; call++)
{
    var directTime = await TimeAsync(async () => await customers.GetCustomerAsync(new() { CustomerId = "1" }, headers));
    var edgeTime = await TimeAsync(CallEdgeAsync);
    if (call >= Warmup)
    {
        direct.Add(directTime);
        edge.Add(edgeTime);
    }
}

Console.WriteLine($"RESULT {Median(direct):F3} {Median(edge):F3} {Median(edge) - Median(direct):F3}");

async Task CallEdgeAsync()
{
    using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    using var response = await http.PostAsync(args[2], content);
    response.EnsureSuccessStatusCode();
    await response.Content.ReadAsByteArrayAsync();
}

static async Task<double> TimeAsync(Func<Task> call)
{
    var start = Stopwatch.GetTimestamp();
    await call();
    return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
}

static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
