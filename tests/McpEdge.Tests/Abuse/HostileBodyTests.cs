using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace McpEdge.Tests.Abuse;

/// <summary>Every body at every door that takes one: refused in a few bytes, or answered; no door falls over, and memory stays where it was.</summary>
[Collection(AttackedCollection.Name)]
public sealed class HostileBodyTests(AttackedPlatform platform, ITestOutputHelper output)
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>What an answer may have besides a name that it quotes.</summary>
    private const int LongestAnswer = 64 * 1024;

    // Far above what garbage collections leave behind, far below what any body would take if it was unpacked or kept.
    private const long MuchMemory = 400 * Megabyte;

    private static readonly (HttpMethod Method, string Path)[] Doors =
    [
        (HttpMethod.Post, "/mcp"),
        (HttpMethod.Post, "/phone/mcp"),
        (HttpMethod.Post, "/api/keys"),
        (HttpMethod.Post, "/api/accounts"),
        (HttpMethod.Put, "/api/policies/get_customer?account=acme"),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_body_costs_more_than_its_own_length()
    {
        using var client = new HttpClient { BaseAddress = platform.Process.Http };
        client.DefaultRequestHeaders.Add("x-api-key", AttackedPlatform.Key);
        var before = platform.Process.Resident;
        var took = new List<(string What, string Path, double Milliseconds)>();
        foreach (var (what, body, encoding) in HostileBodies.All)
        {
            foreach (var (method, path) in Doors)
            {
                var watch = Stopwatch.StartNew();
                var (status, answer) = await SendAsync(client, method, path, body, encoding);
                took.Add((what, path, watch.Elapsed.TotalMilliseconds));
                Assert.True(IsRefusal(status, answer), $"{what} at {path}: {status} {answer[..Math.Min(500, answer.Length)]}");
                Assert.True(answer.Length <= body.Length + LongestAnswer, $"{what} at {path}: an answer of {answer.Length} characters");
            }
        }

        Print(took);
        output.WriteLine($"Memory: {before / Megabyte} MB before, {platform.Process.Peak / Megabyte} MB at most.");
        Assert.InRange(platform.Process.Peak, 0, before + MuchMemory);
        await AssertWorksAsync(client);
    }

    [Theory]
    [InlineData("/mcp", true)]
    [InlineData("/mcp", false)]
    [InlineData("/api/keys", true)]
    [InlineData("/nowhere", false)]
    public async Task A_gigabyte_in_chunks_is_not_taken(string path, bool known)
    {
        const long Gigabyte = 1024 * Megabyte;
        var before = platform.Process.Peak;
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(platform.Process.Http.Host, platform.Process.Http.Port, Cancellation);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\n{(known ? $"x-api-key: {AttackedPlatform.Key}\r\n" : "")}"
            + "Accept: application/json, text/event-stream\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"));
        var answer = ReadAsync(socket);

        var sent = await SendChunksAsync(socket, Gigabyte);

        Assert.InRange(sent, 0, 64 * Megabyte);
        Assert.Matches("^(HTTP/1.1 4[0-9][0-9] .*)?$", await answer);
        Assert.InRange(platform.Process.Peak, 0, before + MuchMemory);
    }

    private void Print(List<(string What, string Path, double Milliseconds)> took)
    {
        output.WriteLine("| body | slowest at | ms |\n|---|---|---|");
        foreach (var (what, path, milliseconds) in took.GroupBy(one => one.What)
            .Select(body => body.MaxBy(one => one.Milliseconds))
            .OrderByDescending(one => one.Milliseconds)
            .Take(AttackedPlatform.IsLong ? int.MaxValue : 1))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {path} | {milliseconds:F0} |"));
        }
    }

    private static async Task<(int Status, string Answer)> SendAsync(HttpClient client, HttpMethod method, string path, byte[] body, string? encoding)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(body) };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Content.Headers.ContentType = new("application/json");
        if (encoding is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        }

        try
        {
            using var response = await client.SendAsync(request, Cancellation);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
        }
        catch (HttpRequestException) when (body.Length > Megabyte)
        {
            // The edge did not wait for the rest of what it had refused.
            return (413, "");
        }
    }

    /// <summary>An HTTP error of the client's making, a JSON-RPC error, or a tool's error that says what is wrong with the arguments.</summary>
    private static bool IsRefusal(int status, string answer)
    {
        if (status != 200)
        {
            return status is 400 or 403 or 404 or 409 or 413 or 415 or 422;
        }

        var json = answer.StartsWith('{') ? answer : answer[answer.IndexOf('{', StringComparison.Ordinal)..];
        var message = JsonElement.Parse(json.Split('\n')[0]);
        return message.TryGetProperty("error", out var error)
            ? error.GetProperty("code").GetInt32() != -32603
            : message.GetProperty("result").GetProperty("structuredContent").GetProperty("code").GetString() is "INVALID_ARGUMENTS" or "CUSTOMER_NOT_FOUND";
    }

    private static async Task<long> SendChunksAsync(Socket socket, long total)
    {
        var chunk = (byte[])[.. "10000\r\n"u8, .. Enumerable.Repeat((byte)' ', 0x10000), .. "\r\n"u8];
        long sent = 0;
        try
        {
            while (sent < total)
            {
                sent += await socket.SendAsync(chunk, Cancellation);
            }
        }
        catch (SocketException)
        {
            // The server has had enough.
        }

        return sent;
    }

    private static async Task<string> ReadAsync(Socket socket)
    {
        var buffer = new byte[4096];
        try
        {
            var count = await socket.ReceiveAsync(buffer, Cancellation);
            return Encoding.ASCII.GetString(buffer, 0, count).Split('\r')[0];
        }
        catch (SocketException)
        {
            return "";
        }
    }

    private static async Task AssertWorksAsync(HttpClient client)
    {
        var body = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_customer","arguments":{"customer_id":1}}}"""u8.ToArray();
        Assert.Contains("Alex Morgan", (await SendAsync(client, HttpMethod.Post, "/mcp", body, null)).Answer, StringComparison.Ordinal);
    }
}
