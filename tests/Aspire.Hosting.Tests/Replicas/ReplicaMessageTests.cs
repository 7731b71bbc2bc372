using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Aspire.Hosting.Testing;
using Aspire.Hosting.Tests.Running;

namespace Aspire.Hosting.Tests.Replicas;

/// <summary>What the proxy makes of unusual messages.</summary>
[Collection(nameof(RunningApplications))]
public sealed class ReplicaMessageTests(ReplicatedBackend backend) : IClassFixture<ReplicatedBackend>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("//elsewhere.invalid/a", "//elsewhere.invalid/a")]
    [InlineData("/a//b/%2e%2E/c%2Fd?e=%20%7e", "/a//b/%2e%2E/c%2Fd?e=%20%7e")]
    [InlineData("http://elsewhere.invalid/a?b=c", "/a?b=c")]
    public async Task A_target_reaches_a_replica_as_it_came_and_nobody_else(string target, string expected)
    {
        var answer = await SendAsync($"GET {target} HTTP/1.1\r\nHost: elsewhere.invalid\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 200", answer);
        Assert.EndsWith($"elsewhere.invalid {expected}", answer.Replace("\r\n0\r\n\r\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fields_of_one_connection_are_not_passed_on()
    {
        var answer = await SendAsync(
            "GET /a HTTP/1.1\r\nHost: a\r\nX-Word: secret\r\nConnection: X-Word\r\n\r\n"
            + "GET /a HTTP/1.1\r\nHost: a\r\nX-Word: open\r\nConnection: close\r\n\r\n");

        Assert.DoesNotContain("secret", answer);
        Assert.Contains("X-Word: open\r\n", answer);
    }

    [Fact]
    public async Task Fields_keep_their_bytes()
    {
        var answer = await SendAsync("GET /a HTTP/1.1\r\nHost: a\r\nX-Word: Zoë\r\nConnection: close\r\n\r\n");

        Assert.Contains("X-Word: Zoë\r\n", answer);
    }

    [Theory]
    [InlineData("CONNECT elsewhere.invalid:80", "Host: elsewhere.invalid:80")]
    [InlineData("GET /a", "Host: a\r\nConnection: Upgrade\r\nUpgrade: WebSocket")]
    public async Task Tunnels_are_refused(string start, string fields)
    {
        Assert.StartsWith("HTTP/1.1 501", await SendAsync($"{start} HTTP/1.1\r\n{fields}\r\n\r\n", untilClosed: false));
    }

    [Fact]
    public async Task The_type_of_an_empty_body_is_passed_on()
    {
        var answer = await SendAsync("POST /a HTTP/1.1\r\nHost: a\r\nContent-Type: text/x-empty\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        Assert.Contains("X-Type: text/x-empty\r\n", answer);
    }

    [Fact]
    public async Task Answers_without_body_keep_their_heads()
    {
        using var client = backend.App.CreateHttpClient("backend");
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/a"), Cancellation);
        using var conditional = new HttpRequestMessage(HttpMethod.Get, "/a");
        conditional.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse("\"1\""));
        using var unchanged = await client.SendAsync(conditional, Cancellation);

        Assert.Equal((HttpStatusCode.OK, "\"1\""), (head.StatusCode, head.Headers.ETag?.Tag));
        Assert.Equal((HttpStatusCode.NotModified, "\"1\""), (unchanged.StatusCode, unchanged.Headers.ETag?.Tag));
    }

    [Fact]
    public async Task A_body_that_waits_for_leave_is_sent()
    {
        using var client = backend.App.CreateHttpClient("backend");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hash") { Content = new ByteArrayContent(new byte[100_000]) };
        request.Headers.ExpectContinue = true;

        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(new byte[100_000])), await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_client_that_goes_away_ends_the_request_at_the_replica()
    {
        using var client = backend.App.CreateHttpClient("backend");
        using (await client.GetAsync("/events", HttpCompletionOption.ResponseHeadersRead, Cancellation))
        {
            Assert.Equal(1, await StreamsAsync(client));
        }

        while (await StreamsAsync(client) > 0)
        {
            await Task.Yield();
        }
    }

    private static async Task<int> StreamsAsync(HttpClient client)
    {
        var open = 0;
        for (var turn = 0; turn < ReplicatedBackend.Count; turn++)
        {
            open += await client.GetFromJsonAsync<int>("/streams", Cancellation);
        }

        return open;
    }

    private async Task<string> SendAsync(string request, bool untilClosed = true)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync("localhost", backend.App.GetEndpoint("backend", "http").Port, Cancellation);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request), Cancellation);
        using var reader = new StreamReader(stream);
        return untilClosed ? await reader.ReadToEndAsync(Cancellation) : (await reader.ReadLineAsync(Cancellation))!;
    }
}
