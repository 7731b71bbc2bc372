// usage: SubscriptionLoad EDGE_URL KEY STREAMS CHANGES EDGE_PID — opens streams that listen to one customer, prints what each costs the
// edge in resident memory, changes the customer again and again, and prints how long after its row was written each change had reached
// the streams.
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using SubscriptionLoad;

const string Customer = "1";
const int WarmUp = 5;

var (edge, key) = (new Uri(args[0]), args[1]);
var (streams, changes, pid) = (Number(args[2]), Number(args[3]), Number(args[4]));

using var http = new HttpClient();
http.DefaultRequestHeaders.Add("x-api-key", key);
http.DefaultRequestHeaders.Accept.Add(new("application/json"));
http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));

// Code is compiled and pools are filled before anything is counted.
await OpenAsync(streams / 10);
await Task.Delay(TimeSpan.FromSeconds(3));
var before = Resident();
var listeners = await OpenAsync(streams);
await Task.Delay(TimeSpan.FromSeconds(3));
var after = Resident();

List<double> reached = [], complete = [];
for (var change = -WarmUp; change < changes; change++)
{
    var written = await ChangeAsync(change);
    var arrivals = await Task.WhenAll(listeners.Select(listener => listener.Next)).WaitAsync(TimeSpan.FromSeconds(30));
    listeners.ForEach(listener => listener.Forget());
    if (change >= 0)
    {
        var delays = arrivals.Select(at => Stopwatch.GetElapsedTime(written, at).TotalMilliseconds).ToList();
        reached.AddRange(delays);
        complete.Add(delays.Max());
    }

    // Streams that are told of nothing for a while are the usual ones.
    await Task.Delay(TimeSpan.FromMilliseconds(500));
}

var each = (after - before) / (double)streams;
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"| {streams} | {each:F1} | {Percentile(reached, 0.5):F0} | {Percentile(reached, 0.99):F0} | {Percentile(complete, 0.5):F0} | {complete.Max():F0} |"));

int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

async Task<List<Listener>> OpenAsync(int count)
{
    var opened = Enumerable.Range(0, count).Select(_ => new Listener(edge, key, $"platform://customer/{Customer}")).ToList();
    foreach (var some in opened.Chunk(50))
    {
        await Task.WhenAll(some.Select(listener => listener.StartAsync()));
    }

    return opened;
}

// The row says when it was written, a little before its transaction was committed.
async Task<long> ChangeAsync(int change)
{
    var call = new
    {
        jsonrpc = "2.0",
        id = 1,
        method = "tools/call",
        @params = new { name = "update_customer", arguments = new { customer_id = Customer, name = $"Robin {(char)('A' + ((change + WarmUp) % 26))}" } },
    };
    using var response = await http.PostAsJsonAsync(edge, call);
    var text = await response.Content.ReadAsStringAsync();
    var result = JsonElement.Parse(text[text.IndexOf('{', StringComparison.Ordinal)..]).GetProperty("result");
    if (!result.GetProperty("structuredContent").TryGetProperty("updated_at", out var updated))
    {
        throw new InvalidOperationException(text);
    }

    var ago = TimeProvider.System.GetUtcNow() - updated.GetDateTimeOffset();

    return Stopwatch.GetTimestamp() - (long)(ago.TotalSeconds * Stopwatch.Frequency);
}

// KiB.
double Resident() => File.ReadLines($"/proc/{pid}/status").Where(line => line.StartsWith("VmRSS", StringComparison.Ordinal))
    .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)).Single();

static double Percentile(List<double> values, double share)
{
    var sorted = values.Order().ToList();

    return sorted[(int)Math.Ceiling(sorted.Count * share) - 1];
}
