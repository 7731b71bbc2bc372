using System.Runtime.CompilerServices;
using McpEdge.Tests.Audit;
using McpEdge.Tests.Hosting;
using McpEdge.Toolsets;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;

namespace McpEdge.Tests.Toolsets;

[Collection(EdgeCollection.Name)]
public sealed class ToolsetTests(EdgePlatform platform)
{
    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => ["customers", "crm", "restaurant", "phone", "all"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_address_lists_its_own_tools_in_their_order(string toolset)
    {
        var catalogue = platform.Edge.Services.GetRequiredService<ToolsetCatalogue>();

        var listed = await ToolsAsync($"/{toolset}/mcp");

        Assert.Equal(catalogue.Find(toolset)!.Tools.Select(published => published.Name).Union(["what_happened"]), listed);
        Assert.Equal(listed, await ToolsAsync($"/{toolset}/mcp"));
    }

    [Fact]
    public async Task The_plain_address_lists_everything()
    {
        Assert.Equal(await ToolsAsync("/all/mcp"), await ToolsAsync("/mcp"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Only_where_nothing_can_be_changed_nobody_need_know_what_happened(string toolset)
    {
        var reader = await platform.IssueKeyAsync(
            ["customers:read", "inventory:read", "orders:read", "reports:read", "conversations:read"], toolset: toolset);
        var writer = await platform.IssueKeyAsync(["customers:write", "inventory:write", "orders:write", "conversations:read"], toolset: toolset);
        var stranger = await platform.IssueKeyAsync(["customers:write", "inventory:write", "orders:write"], toolset: toolset);

        Assert.Equal(toolset == "all", (await ToolsAsync("/mcp", reader)).Contains("what_happened"));
        Assert.Equal("what_happened", (await ToolsAsync("/mcp", writer))[^1]);
        Assert.DoesNotContain("what_happened", await ToolsAsync("/mcp", stranger));
    }

    [Fact]
    public async Task A_tool_answers_to_the_name_of_the_list_and_to_its_own()
    {
        var wanted = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"NAME","arguments":{}}}""";

        foreach (var name in new[] { "create_customer", "add_customer" })
        {
            var answer = await PostAsync("/phone/mcp", wanted.Replace("NAME", name, StringComparison.Ordinal));
            Assert.Equal("INVALID_ARGUMENTS", answer.ToolError);
        }
    }

    [Fact]
    public async Task A_tool_of_another_toolset_is_unknown()
    {
        var answer = await PostAsync(
            "/customers/mcp", """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"order_list","arguments":{}}}""");

        Assert.Equal(-32602, answer.RpcError);
    }

    [Theory]
    [InlineData("customer_lookup", """{"phone_number":"+14155550115"}""", "number")]
    [InlineData("customer_lookup", """{"customerId":"1"}""", "number")]
    [InlineData("inventory_check", """{"product_id":"PIZZ0001"}""", "total_available")]
    [InlineData("inventory_check", """{"productId":"PIZZ0001"}""", "total_available")]
    public async Task Arguments_have_the_names_that_people_know(string tool, string arguments, string expected)
    {
        var answer = await platform.CallAsync(tool, arguments);

        Assert.True(answer.Result.GetProperty("structuredContent").TryGetProperty(expected, out _), answer.Body);
    }

    [Theory]
    [InlineData("POST", "/sales/mcp")]
    [InlineData("GET", "/sales/mcp/sse")]
    [InlineData("POST", "/sales/mcp/message")]
    [InlineData("POST", "/CRM/mcp")]
    public async Task An_unknown_toolset_is_a_404_that_names_the_known_ones(string method, string path)
    {
        var answer = await platform.SendAsync(new HttpMethod(method), path, request =>
        {
            request.Headers.Add("x-api-key", EdgePlatform.Key);
            request.Content = method == "POST" ? new StringContent(List, System.Text.Encoding.UTF8, "application/json") : null;
        });

        Assert.Equal((404, "TOOLSET_NOT_FOUND"), (answer.Status, answer.Json.GetProperty("code").GetString()));
        Assert.All(Names, name => Assert.Contains(name.Data, answer.Json.GetProperty("hint").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_root_names_the_addresses()
    {
        var toolsets = (await platform.GetAsync("/")).Json.GetProperty("toolsets");

        Assert.Equal("/crm/mcp", toolsets.GetProperty("crm").GetString());
    }

    [Theory]
    [InlineData("2026-07-28", HttpTransportMode.StreamableHttp, "/phone/mcp")]
    [InlineData("2025-11-25", HttpTransportMode.StreamableHttp, "/phone/mcp")]
    [InlineData("2024-11-05", HttpTransportMode.Sse, "/phone/mcp/sse")]
    public async Task Clients_of_every_transport_are_served(string revision, HttpTransportMode mode, string path)
    {
        await using var client = await platform.ConnectAsync(revision, mode, path);

        var tools = await client.ListToolsAsync(cancellationToken: Cancellation);
        var result = await client.CallToolAsync(
            "customer_lookup", new Dictionary<string, object?> { ["customer_id"] = 1 }, cancellationToken: Cancellation);

        Assert.Equal(await ToolsAsync("/phone/mcp"), tools.Select(tool => tool.Name));
        Assert.NotEqual(true, result.IsError);
    }

    [Fact]
    public async Task Deleting_a_customer_is_refused_recorded_and_shown_to_be()
    {
        var tools = (await PostAsync("/crm/mcp", List)).Result.GetProperty("tools").EnumerateArray();
        var meta = tools.Single(tool => tool.GetProperty("name").GetString() == "customer_delete").GetProperty("_meta");

        var conversation = AuditCalls.NewConversation();
        var refused = await platform.CallInAsync(conversation, "customer_delete", """{"customer_id":9}""");
        var after = await platform.CallAsync("get_customer", """{"customer_id":9}""");

        Assert.Equal(("critical", "disabled"), (meta.GetProperty("riskLevel").GetString(), meta.GetProperty("approval").GetString()));
        Assert.Equal("TOOL_DISABLED", refused.ToolError);
        var entry = Assert.Single(await platform.AuditAsync($"conversation={conversation}"));
        Assert.Equal(("customer_delete", "refused", "TOOL_DISABLED"), (entry.Text("tool"), entry.Text("outcome"), entry.Text("code")));
        Assert.True(after.Result.GetProperty("structuredContent").TryGetProperty("number", out _));
    }

    [Fact]
    public void A_definition_without_its_tool_ends_the_start()
    {
        var tools = platform.Edge.Services.GetRequiredService<McpEdge.Tools.ToolCatalogue>();

        var failure = Assert.Throws<InvalidOperationException>(() => new ToolsetCatalogue(tools, [new("odd", ["get_customer", "no_such_tool"])]));

        Assert.Equal("Toolset 'odd' names the tool 'no_such_tool', which doesn't exist.", failure.Message);
    }

    [Fact]
    public void The_page_of_the_toolsets_is_the_code()
    {
        var rows = ToolsetDefinition.Known.Select(set => $"| `{set.Name}` | {string.Join(", ", set.Tools.Select(tool => $"`{tool}`"))} |");

        Assert.Equal(rows, Rows().SkipLast(1));
    }

    private static IEnumerable<string> Rows([CallerFilePath] string here = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/features/toolsets.md"))
            .SkipWhile(line => !line.StartsWith("| toolset |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'));

    private async Task<List<string?>> ToolsAsync(string path, string key = EdgePlatform.Key) =>
        [.. (await PostAsync(path, List, key)).Result.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString())];

    private Task<EdgeAnswer> PostAsync(string path, string body, string key = EdgePlatform.Key) => platform.SendAsync(HttpMethod.Post, path, request =>
    {
        request.Headers.Add("x-api-key", key);
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
    });
}
