using System.Net;
using System.Net.Sockets;
using McpEdge.Replicas;
using McpEdge.Tests.Hosting;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ServiceDefaults.Grpc;

namespace McpEdge.Tests.Replicas;

[Collection(ReplicatedCollection.Name)]
public sealed class SessionRoutingTests(ReplicatedPlatform platform)
{
    private const string Session = "Mcp-Session-Id";

    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""";

    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2025-11-25", HttpTransportMode.StreamableHttp, "/mcp")]
    [InlineData("2025-06-18", HttpTransportMode.StreamableHttp, "/customers/mcp")]
    [InlineData("2025-11-25", HttpTransportMode.Sse, "/mcp/sse")]
    [InlineData("2024-11-05", HttpTransportMode.Sse, "/customers/mcp/sse")]
    public async Task A_session_is_at_every_process(string revision, HttpTransportMode mode, string path)
    {
        var (key, customer) = await WhoAsksAsync();
        using var turns = new TakingTurns(platform.Edge.Http, platform.Other.Http);
        var questions = 0;
        await using var client = await ConnectAsync(revision, mode, path, key, turns, _ =>
        {
            questions++;
            return new ElicitResult { Action = "accept", Content = new Dictionary<string, System.Text.Json.JsonElement> { ["confirm"] = System.Text.Json.JsonElement.Parse("true") } };
        });

        for (var call = 0; call < 3; call++)
        {
            await client.PingAsync(cancellationToken: Cancellation);
            Assert.NotEmpty(await client.ListToolsAsync(cancellationToken: Cancellation));
        }

        // The question comes from one process, and the answer reaches the other first.
        var disabled = await client.CallToolAsync("disable_customer", new Dictionary<string, object?> { ["customer_id"] = customer }, cancellationToken: Cancellation);

        Assert.NotEqual(true, disabled.IsError);
        Assert.Equal(mode == HttpTransportMode.Sse && revision == "2024-11-05" ? questions : 1, questions);
        Assert.Equal(0, turns.Unknown);
    }

    [Fact]
    public async Task A_session_whose_process_is_gone_is_unknown_and_its_client_begins_another_one()
    {
        var gone = await platform.StartProcessAsync();
        var session = await OpenAsync(gone.Http);
        await gone.DisposeAsync();

        var answer = await PostAsync(platform.Edge.Http, List, session);

        Assert.Equal(404, (int)answer.StatusCode);
        Assert.Contains("-32001", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(200, (int)(await PostAsync(platform.Other.Http, List, await OpenAsync(platform.Edge.Http))).StatusCode);
    }

    [Fact]
    public async Task Nobody_else_says_where_requests_go()
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        var stranger = new ReplicaSeal(Options.Create(new ServiceAuthOptions { Token = "the token of another platform" }));
        var session = await OpenAsync(platform.Edge.Http);

        foreach (var name in new[] { stranger.Close("address", $"http://{elsewhere.LocalEndpoint}"), "", "AAAA", "é", new string('A', 4000) })
        {
            var answer = await PostAsync(platform.Other.Http, List, $"{session.Split('.')[0]}.{name}");
            Assert.Equal(404, (int)answer.StatusCode);
        }

        Assert.False(elsewhere.Pending());
    }

    [Fact]
    public async Task The_address_of_a_caller_is_the_same_at_the_process_that_gets_the_request()
    {
        var key = await platform.IssueKeyAsync(["*"], account: ReplicatedPlatform.NewAccount(), from: "127.0.0.2/32");
        var session = await OpenAsync(platform.Edge.Http, key, "127.0.0.2");

        Assert.Equal(200, (int)(await PostAsync(platform.Other.Http, List, session, key, "127.0.0.2")).StatusCode);
        Assert.Equal(403, (int)(await PostAsync(platform.Other.Http, List, session, key)).StatusCode);
        Assert.Equal(403, (int)(await PostAsync(platform.Edge.Http, List, session, key, handed: "x http 127.0.0.2")).StatusCode);
    }

    private async Task<(string Key, long Customer)> WhoAsksAsync()
    {
        var account = ReplicatedPlatform.NewAccount();
        var key = await platform.IssueKeyAsync(["*"], account: account);
        await platform.SetPolicyAsync(account, "disable_customer", new { approval = "requires_approval", approver = "caller", reason = "a test" });

        return (key, (await platform.Operator.DoAsync("add_customer", new { name = "Sam Elsewhere" })).Number("number"));
    }

    private static Task<McpClient> ConnectAsync(
        string revision, HttpTransportMode mode, string path, string key, TakingTurns turns, Func<string, ElicitResult> answer)
    {
        var transport = new HttpClientTransport(
            new()
            {
                Endpoint = new Uri("http://localhost" + path),
                TransportMode = mode,
                AdditionalHeaders = new Dictionary<string, string> { ["x-api-key"] = key },
            },
            new HttpClient(turns, disposeHandler: false),
            ownsHttpClient: true);
        var options = new McpClientOptions { ProtocolVersion = revision };
        options.Handlers.ElicitationHandler = (question, _) => ValueTask.FromResult(answer(question!.Message));

        return McpClient.CreateAsync(transport, options, cancellationToken: Cancellation);
    }

    private static async Task<string> OpenAsync(Uri process, string key = EdgePlatform.Key, string from = "127.0.0.1")
    {
        var answer = await PostAsync(process, Initialize, null, key, from);
        Assert.Equal(200, (int)answer.StatusCode);

        return answer.Headers.GetValues(Session).Single();
    }

    private static async Task<HttpResponseMessage> PostAsync(
        Uri process, string body, string? session, string key = EdgePlatform.Key, string from = "127.0.0.1", string? handed = null)
    {
        using var http = new HttpClient(new SocketsHttpHandler
        {
            RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8,
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(process, "/mcp")) { Content = new StringContent(body, null, "application/json") };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.Add("x-api-key", key);
        foreach (var (name, value) in new[] { (Session, session), ("X-Edge-Handed", handed) })
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await http.SendAsync(request, Cancellation);
    }
}
