using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace McpEdge.Tests.Abuse;

/// <summary>Clients that call as agents do, know the right answers, and measure how long they take.</summary>
internal sealed class GoodClients : IDisposable
{
    private const int Lanes = 4;
    private const int Customers = 10;
    private const int PauseMilliseconds = 5;

    private readonly HttpClient _http;
    private readonly string _key;
    private readonly Dictionary<int, string> _names = [];

    private GoodClients(Uri edge, string key) => (_http, _key) = (new() { BaseAddress = edge }, key);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The header of what <see cref="Measured"/> says.</summary>
    public static string Table => "| meanwhile | calls | p50 ms | p99 ms | longest ms |\n|---|---|---|---|---|";

    /// <summary>Clients that know who the customers are, of an edge that has compiled what they call.</summary>
    public static async Task<GoodClients> StartAsync(Uri edge, string key)
    {
        var clients = new GoodClients(edge, key);
        for (var number = 1; number <= Customers; number++)
        {
            clients._names[number] = await clients.NameAsync("get_customer", number);
        }

        await clients.CallAsync(AttackedPlatform.Moment);

        return clients;
    }

    /// <summary>Calls for so long; fails on a wrong answer.</summary>
    public Task<Measured> CallAsync(TimeSpan duration) => CallWhileAsync(Task.Delay(duration, Cancellation));

    /// <summary>Calls until something has ended; fails on a wrong answer.</summary>
    public async Task<Measured> CallWhileAsync(Task meanwhile)
    {
        var times = await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(() => CallAsync(lane, meanwhile))));
        await meanwhile;

        return new([.. times.SelectMany(lane => lane).Order()]);
    }

    public void Dispose() => _http.Dispose();

    private async Task<List<double>> CallAsync(int lane, Task meanwhile)
    {
        var times = new List<double>();
        for (var turn = lane; !meanwhile.IsCompleted; turn++)
        {
            var number = 1 + (turn % Customers);
            var tool = turn % 5 == 0 ? "customer_lookup" : "get_customer";
            var start = Stopwatch.GetTimestamp();
            var name = await NameAsync(tool, number);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Assert.Equal(_names[number], name);
            await Task.Delay(PauseMilliseconds, Cancellation);
        }

        return times;
    }

    private async Task<string> NameAsync(string tool, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Content = new StringContent(
                $$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{tool}}","arguments":{"customer_id":{{number}} } } }""",
                Encoding.UTF8,
                "application/json"),
        };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.Add("x-api-key", _key);
        using var response = await _http.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode} {text}");
        var data = JsonElement.Parse(text[text.IndexOf('{', StringComparison.Ordinal)..]).GetProperty("result").GetProperty("structuredContent");
        Assert.True(data.TryGetProperty("name", out var name), text);

        return name.GetString()!;
    }

    /// <summary>Milliseconds that calls took, in order.</summary>
    internal sealed record Measured(List<double> Times)
    {
        public string Row(string meanwhile) => string.Create(
            CultureInfo.InvariantCulture, $"| {meanwhile} | {Times.Count} | {At(0.5):F1} | {At(0.99):F1} | {Times[^1]:F1} |");

        private double At(double share) => Times[(int)Math.Ceiling(Times.Count * share) - 1];
    }
}
