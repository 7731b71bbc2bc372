// usage: PipelineSteps KEY — in the environment of an edge: what each step of its pipeline costs, beside a whole request.
extern alias edge;

using System.Diagnostics;
using System.Text;
using McpEdge.Auth;
using PipelineSteps;
using Platform.Testing.Hosting;

const int Requests = 20_000;
var options = new ServiceHostOptions { ServiceToken = Environment.GetEnvironmentVariable("ServiceAuth__Token")! };
await using var host = await ServiceHost<edge::Program>.StartAsync(options);

var caller = new Caller("development", args[0], new HashSet<string> { Caller.EveryScope });
Rows.PrintHead("get_customer");
await new Steps(host.Services, args[0], caller).MeasureAsync();

await RequestsAsync();
Console.WriteLine($"| a whole request over HTTP, client and server, with an answer of before | {(await RequestsAsync()).TotalMicroseconds / Requests:F2} | |");

Console.WriteLine();
Rows.PrintHead("update_inventory");
await new WriteSteps(host.Services, caller).MeasureAsync();

async Task<TimeSpan> RequestsAsync()
{
    var start = Stopwatch.GetTimestamp();
    for (var turn = 0; turn < Requests; turn++)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Headers = { { "x-api-key", args[0] }, { "accept", "application/json, text/event-stream" }, { "mcp-protocol-version", "2025-11-25" } },
            Content = new StringContent(
                """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_customer","arguments":{"customer_id":1}}}""",
                Encoding.UTF8,
                "application/json"),
        };
        using var response = await host.HttpClient.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    return Stopwatch.GetElapsedTime(start);
}
