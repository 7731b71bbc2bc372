using System.Text;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Mcp;

/// <summary>Whatever is sent, the answer is an error that says what is wrong, and never a 500.</summary>
[Collection(EdgeCollection.Name)]
public sealed class BadRequestsTests(EdgePlatform platform)
{
    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("{}")]
    [InlineData("""{"id":1,"method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"1.0","id":1,"method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":{},"method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":7}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"id":2,"method":"tools/list"}""")]
    public async Task What_is_no_message_is_a_400(string body)
    {
        var answer = await platform.PostAsync(body);

        Assert.Equal((400, -32600), (answer.Status, answer.RpcError));
    }

    [Theory]
    [InlineData("2024-11-05")]
    [InlineData("2025-03-26")]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task A_batch_is_a_400_in_every_revision(string revision)
    {
        var answer = await platform.PostAsync(
            """[{"jsonrpc":"2.0","id":1,"method":"tools/list"}]""", request => request.Headers.Add("MCP-Protocol-Version", revision));

        Assert.Equal((400, -32600), (answer.Status, answer.RpcError));
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/lst"}""", -32601)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"x"}}""", -32602)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call"}""", -32602)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{}}""", -32602)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"order_crate","arguments":{}}}""", -32602)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":7,"arguments":{}}}""", -32602)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_customer","arguments":"x"}}""", -32602)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_customer","arguments":[1]}}""", -32602)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":["get_customer"]}""", -32602)]
    public async Task A_wrong_request_has_its_json_rpc_error(string body, int code)
    {
        var answer = await platform.PostAsync(body);

        Assert.Equal((200, code), (answer.Status, answer.RpcError));
        Assert.Equal(1, answer.Json.GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task A_body_over_a_megabyte_is_refused()
    {
        var answer = await platform.CallAsync("get_customer", $$"""{"customer_id":"{{new string('1', 1024 * 1024)}}"}""");

        Assert.Equal(413, answer.Status);
    }

    [Fact]
    public async Task A_body_over_a_megabyte_without_a_length_is_refused()
    {
        var answer = await platform.PostAsync("", request =>
        {
            request.Headers.TransferEncodingChunked = true;
            request.Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(new string(' ', 3 * 1024 * 1024))));
            request.Content.Headers.ContentType = new("application/json");
        });

        Assert.Equal(413, answer.Status);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(100)]
    [InlineData(10_000)]
    public async Task Deep_nesting_is_refused(int depth)
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
        var answer = await platform.CallAsync("get_customer", $$"""{"customer_id":{{deep}}}""");

        Assert.True(answer.Status == 400 || answer.ToolError == "INVALID_ARGUMENTS", $"{answer.Status} {answer.Body}");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task A_body_that_is_not_json_is_a_415(string? type)
    {
        var answer = await platform.PostAsync("{}", request =>
            request.Content!.Headers.ContentType = type is null ? null : new(type));

        Assert.Equal(415, answer.Status);
    }

    [Theory]
    [InlineData("get_customer", """{"customer_id":"one"}""", "customer_id")]
    [InlineData("get_customer", """{}""", "customer_id")]
    [InlineData("get_customer", """{"customer_id":"1","verbose":true}""", "verbose")]
    [InlineData("get_customer", """{"customer_id":1e400}""", "customer_id")]
    [InlineData("get_customer", """{"customer_id":-1}""", "customer_id")]
    [InlineData("get_customer", """{"customer_id":"1'; drop table customers; --"}""", "customer_id")]
    [InlineData("list_customers", """{"status":"gone"}""", "status")]
    [InlineData("list_customers", """{"limit":0}""", "limit")]
    [InlineData("list_customers", """{"limit":101}""", "limit")]
    [InlineData("customer_lookup", """{}""", "customer_id")]
    [InlineData("customer_lookup", """{"email":"nobody"}""", "email")]
    [InlineData("add_customer", """{"name":"  "}""", "name")]
    [InlineData("add_customer", """{"name":"Eve\u0000"}""", "name")]
    [InlineData("update_customer", """{"customer_id":1}""", "name")]
    [InlineData("update_customer", """{"customer_id":1,"email":"a@example.com","remove":["email"]}""", "email")]
    public async Task A_wrong_argument_is_named_with_what_to_ask(string tool, string arguments, string field)
    {
        var answer = await platform.CallAsync(tool, arguments);

        Assert.Equal("INVALID_ARGUMENTS", answer.ToolError);
        Assert.True(answer.Result.GetProperty("isError").GetBoolean());
        var problem = Assert.Single(answer.Result.GetProperty("structuredContent").GetProperty("fields").EnumerateArray());
        Assert.Equal(field, problem.GetProperty("field").GetString());
        Assert.NotEmpty(problem.GetProperty("reason").GetString()!);
        Assert.NotEmpty(problem.GetProperty("description").GetString()!);
    }
}
