using System.Net;
using ModelContextProtocol.AspNetCore.Tests.Hosting;

namespace ModelContextProtocol.AspNetCore.Tests.Beyond;

/// <summary>Bodies that are meant to do harm are refused before a server sees them.</summary>
public abstract class HostileBodyTests(HttpServerSessionMode mode)
{
    [Fact]
    public async Task A_large_body_is_refused_whether_its_length_is_announced_or_not()
    {
        await using var host = await McpHost.StartAsync(mode);
        var body = $$"""{"jsonrpc":"2.0","id":1,"method":"ping","params":{"x":"{{new string('x', 1024 * 1024)}}"} }""";

        var announced = await host.SendAsync(Call.Raw(body));
        var chunked = await host.SendAsync(Call.Raw(body).With("Transfer-Encoding", "chunked"));

        foreach (var answer in new[] { announced, chunked })
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
            Assert.Equal("application/json", answer.ContentType);
            Assert.Equal(-32600, answer.ErrorCode);
        }
    }

    [Fact]
    public async Task The_largest_body_is_served()
    {
        await using var host = await McpHost.StartAsync(mode);
        const string Frame = """{"jsonrpc":"2.0","id":1,"method":"notifications/x","params":{"x":""}}""";

        var answer = await host.SendAsync(Call.Raw(Frame.Replace("\"id\":1,", "", StringComparison.Ordinal)
            .Replace("\"\"", $"\"{new string('x', (1024 * 1024) - Frame.Length)}\"", StringComparison.Ordinal)));

        Assert.NotEqual(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"id":2,"method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"text":"a","text":"b"}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"text":"\ud800"}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"\udc00":"a"}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1e400,"method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":99999999999999999999999,"method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1.5,"method":"tools/list"}""")]
    public async Task Ambiguous_or_unrepresentable_json_is_refused(string body)
    {
        await using var host = await McpHost.StartAsync(mode);

        var answer = await host.SendAsync(Call.Raw(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(-32600, answer.ErrorCode);
    }

    [Theory]
    [InlineData('[', ']', 49)]
    [InlineData('[', ']', 100_000)]
    [InlineData('{', '}', 100_000)]
    public async Task Deep_nesting_is_refused(char open, char close, int depth)
    {
        await using var host = await McpHost.StartAsync(mode);
        var nest = open == '['
            ? new string(open, depth) + new string(close, depth)
            : string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string(close, depth);

        var answer = await host.SendAsync(Call.Raw($$"""{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"x":{{nest}} } }"""));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(-32600, answer.ErrorCode);
    }

    [Theory]
    [InlineData(10_000, "10000", HttpStatusCode.OK)]
    [InlineData(10_001, "10000", HttpStatusCode.BadRequest)]
    [InlineData(10_001, "0", HttpStatusCode.OK)]
    public async Task More_values_than_are_read_are_refused(int values, string most, HttpStatusCode status)
    {
        await using var host = await McpHost.StartAsync(mode, s => s.Settings["Mcp:Http:MaxJsonValues"] = most);
        var session = mode == HttpServerSessionMode.Stateless ? null : await host.InitializeAsync();

        // Besides those in the list there are the message, its version, id and method, the parameters, the name, the arguments, the text and the list.
        var list = string.Join(',', Enumerable.Repeat("[]", values - 9));
        var answer = await host.SendAsync(Call.Raw(
            $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"text":"hi","more":[{{{list}}}] } } }""").In(session));

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"name":7}""")]
    [InlineData("""{"name":"echo","arguments":[]}""")]
    public async Task Parameters_of_the_wrong_shape_are_invalid(string parameters)
    {
        await using var host = await McpHost.StartAsync(mode);
        var session = mode == HttpServerSessionMode.Stateless ? null : await host.InitializeAsync();

        var answer = await host.SendAsync(
            Call.Raw($$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{{parameters}} }""").In(session));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(-32602, answer.ErrorCode);
        Assert.Equal(1, answer.Message["id"]!.GetValue<int>());
        Assert.Equal(session, answer.SessionId);
    }

    [Theory]
    [InlineData("""{"name":"echo","arguments":{"text":1e999}}""")]
    [InlineData("""{"name":"echo","arguments":{"text":"a"},"_meta":[]}""")]
    [InlineData("""{"name":"echo","arguments":{"text":"a"},"_meta":{"progressToken":1e999}}""")]
    [InlineData("""{"name":"echo","arguments":{"text":"a"},"_meta":{"io.modelcontextprotocol/clientInfo":5}}""")]
    [InlineData("""{"name":"echo","arguments":{"text":"a"},"_meta":{"io.modelcontextprotocol/logLevel":5,"traceparent":7}}""")]
    public async Task Values_that_do_not_fit_are_answered_without_a_crash(string parameters)
    {
        await using var host = await McpHost.StartAsync(mode);
        var session = mode == HttpServerSessionMode.Stateless ? null : await host.InitializeAsync();

        var answer = await host.SendAsync(
            Call.Raw($$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{{parameters}} }""").In(session));

        Assert.True((int)answer.Status < 500, $"{answer.Status}");
        Assert.Single(answer.Messages);
    }

    [Fact]
    public async Task A_missing_content_type_is_unsupported()
    {
        await using var host = await McpHost.StartAsync(mode);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await host.SendAsync(Call.Initialize().With("Content-Type", null))).Status);
    }
}

public sealed class StatelessHostileBodyTests() : HostileBodyTests(HttpServerSessionMode.Stateless);

public sealed class StatefulHostileBodyTests() : HostileBodyTests(HttpServerSessionMode.Stateful);

public sealed class HybridHostileBodyTests() : HostileBodyTests(HttpServerSessionMode.StatefulForInitializeClients);
