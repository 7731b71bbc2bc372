// usage: SessionPerCall URL KEY SECONDS CLIENTS — get_customer within a kept session, and with a new session for every call.
using System.Diagnostics;
using System.Globalization;
using System.Text;

var (url, key) = (new Uri(args[0]), args[1]);
var (length, clients) = (TimeSpan.FromSeconds(Whole(args[2])), Whole(args[3]));
using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false });

var kept = await LoadAsync(async () =>
{
    var session = await InitializeAsync();
    return () => CallAsync(session);
});
var each = await LoadAsync(() => Task.FromResult<Func<Task>>(async () => await CallAsync(await InitializeAsync())));

Console.WriteLine("| get_customer | calls/s | p50 ms | p99 ms | times the cost |");
Console.WriteLine("|---|---|---|---|---|");
Print("in a session that is kept", kept);
Print("a new session for every call: initialize, initialized, call", each);

async Task<List<double>> LoadAsync(Func<Task<Func<Task>>> begin)
{
    await RunAsync(begin);
    return await RunAsync(begin);
}

async Task<List<double>> RunAsync(Func<Task<Func<Task>>> begin)
{
    var start = Stopwatch.GetTimestamp();
    var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
    {
        var own = new List<double>();
        var call = await begin();
        while (Stopwatch.GetElapsedTime(start) < length)
        {
            var before = Stopwatch.GetTimestamp();
            await call();
            own.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        }

        return own;
    }));

    return [.. times.SelectMany(own => own).Order()];
}

async Task<string> InitializeAsync()
{
    using var answer = await PostAsync(
        null,
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"bench","version":"1"}}}""");
    var session = answer.Headers.GetValues("Mcp-Session-Id").Single();
    using var initialized = await PostAsync(session, """{"jsonrpc":"2.0","method":"notifications/initialized"}""");

    return session;
}

async Task CallAsync(string session)
{
    using var answer = await PostAsync(
        session, """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"get_customer","arguments":{"customer_id":1}}}""");
    if (!(await answer.Content.ReadAsStringAsync()).Contains("\"isError\":false", StringComparison.Ordinal))
        throw new InvalidOperationException("The call failed.");
}

async Task<HttpResponseMessage> PostAsync(string? session, string body)
{
    using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    request.Headers.Add("x-api-key", key);
    request.Headers.Add("accept", "application/json, text/event-stream");
    request.Headers.Add("mcp-protocol-version", "2025-11-25");
    if (session is not null)
        request.Headers.Add("mcp-session-id", session);

    return (await http.SendAsync(request)).EnsureSuccessStatusCode();
}

void Print(string what, List<double> times) => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"| {what} | {times.Count / length.TotalSeconds:F0} | {times[times.Count / 2]:F2} | {times[times.Count * 99 / 100]:F2} | {(double)kept.Count / times.Count:F2} |"));

static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
