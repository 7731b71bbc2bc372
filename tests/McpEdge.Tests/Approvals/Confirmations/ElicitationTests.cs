using System.Text.Json;
using McpEdge.Tests.Hosting;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace McpEdge.Tests.Approvals.Confirmations;

/// <summary>Clients that can ask their caller: the official one, in sessions and without, and raw requests that cheat.</summary>
[Collection(ReplicatedCollection.Name)]
public sealed class ElicitationTests(ReplicatedPlatform platform)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Revisions { get; } = ["2026-07-28", "2025-11-25", "2025-06-18"];

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task The_client_asks_and_the_call_goes_on_when_the_caller_agrees(string revision)
    {
        var key = await KeyWhoAsksAsync();
        var customer = await CustomerAsync("Sam Agrees");
        var questions = new List<string>();
        await using var client = await ConnectAsync(revision, key, question =>
        {
            questions.Add(question);
            return Answer("accept", true);
        });

        var result = await DisableAsync(client, customer);

        Assert.NotEqual(true, result.IsError);
        Assert.StartsWith("Shall I disable Sam Agrees, customer ", Assert.Single(questions), StringComparison.Ordinal);
        Assert.Equal("disabled", result.StructuredContent!.Value.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("2026-07-28", "accept", false)]
    [InlineData("2026-07-28", "accept", null)]
    [InlineData("2026-07-28", "decline", null)]
    [InlineData("2026-07-28", "cancel", null)]
    [InlineData("2025-11-25", "decline", null)]
    [InlineData("2025-11-25", "accept", false)]
    public async Task Nothing_is_done_when_the_caller_does_not_agree(string revision, string action, bool? confirm)
    {
        var key = await KeyWhoAsksAsync();
        var customer = await CustomerAsync("Sam Refuses");
        await using var client = await ConnectAsync(revision, key, _ => Answer(action, confirm));

        var result = await DisableAsync(client, customer);

        Assert.Equal("CONFIRMATION_DECLINED", CodeOf(result));
        Assert.Equal("active", await StatusAsync(customer));
    }

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task A_client_that_can_not_ask_gets_a_token(string revision)
    {
        var key = await KeyWhoAsksAsync();
        var customer = await CustomerAsync("Sam Token");
        await using var client = await ConnectAsync(revision, key, null);

        var asked = await DisableAsync(client, customer);
        Assert.Equal("CONFIRMATION_REQUIRED", CodeOf(asked));

        var token = asked.StructuredContent!.Value.GetProperty("confirmation_token").GetString();
        var done = await DisableAsync(client, customer, token);
        Assert.NotEqual(true, done.IsError);
    }

    [Fact]
    public async Task The_state_of_a_question_counts_once_and_only_as_it_was_given()
    {
        var agent = new Agent(platform.Edge, await KeyWhoAsksAsync());
        var customer = await CustomerAsync("Sam Raw");
        var victim = await CustomerAsync("Sam Victim");

        var asked = (await ModernAsync(agent, customer, null, null)).Result;
        Assert.Equal("input_required", asked.GetProperty("resultType").GetString());
        var state = asked.GetProperty("requestState").GetString()!;
        Assert.Equal("elicitation/create", asked.GetProperty("inputRequests").GetProperty("confirmation").GetProperty("method").GetString());

        Assert.Equal("CONFIRMATION_INVALID", (await ModernAsync(agent, customer, (state[0] == '0' ? '1' : '0') + state[1..], true)).ToolError);
        Assert.Equal("CONFIRMATION_MISMATCH", (await ModernAsync(agent, victim, state, true)).ToolError);
        Assert.Equal("CONFIRMATION_INVALID", (await ModernAsync(new(platform.Edge, await KeyWhoAsksAsync()), customer, state, true)).ToolError);
        Assert.Equal("input_required", (await ModernAsync(agent, customer, state, null)).Result.GetProperty("resultType").GetString());
        Assert.Equal("active", await StatusAsync(customer));

        Assert.False((await ModernAsync(agent, customer, state, true)).IsToolError);
        Assert.Equal("CONFIRMATION_USED", (await ModernAsync(agent.At(platform.Other), customer, state, true)).ToolError);
        Assert.Equal("active", await StatusAsync(victim));
    }

    [Fact]
    public async Task A_no_can_not_be_turned_into_a_yes()
    {
        var agent = new Agent(platform.Edge, await KeyWhoAsksAsync());
        var customer = await CustomerAsync("Sam No");
        var state = (await ModernAsync(agent, customer, null, null)).Result.GetProperty("requestState").GetString();

        Assert.Equal("CONFIRMATION_DECLINED", (await ModernAsync(agent, customer, state, false)).ToolError);
        Assert.Equal("CONFIRMATION_USED", (await ModernAsync(agent, customer, state, true)).ToolError);
        await agent.RefuseAsync("CONFIRMATION_INVALID", "disable_customer", new { customer_id = customer, confirmation_token = state });
        Assert.Equal("active", await StatusAsync(customer));
    }

    private static Task<EdgeAnswer> ModernAsync(Agent agent, long customer, string? state, bool? confirm)
    {
        var parameters = new Dictionary<string, object?>
        {
            ["name"] = "disable_customer",
            ["arguments"] = new { customer_id = customer },
            ["_meta"] = new Dictionary<string, object>
            {
                ["io.modelcontextprotocol/protocolVersion"] = "2026-07-28",
                ["io.modelcontextprotocol/clientCapabilities"] = new { elicitation = new { } },
            },
        };
        if (state is not null)
        {
            parameters["requestState"] = state;
        }

        if (confirm is { } yes)
        {
            parameters["inputResponses"] = new { confirmation = new { action = "accept", content = new { confirm = yes } } };
        }

        return agent.SendAsync(HttpMethod.Post, "/mcp", new { jsonrpc = "2.0", id = 1, method = "tools/call", @params = parameters }, request =>
        {
            request.Headers.Add("MCP-Protocol-Version", "2026-07-28");
            request.Headers.Add("Mcp-Method", "tools/call");
            request.Headers.Add("Mcp-Name", "disable_customer");
        });
    }

    private static ElicitResult Answer(string action, bool? confirm) => new()
    {
        Action = action,
        Content = confirm is { } yes ? new Dictionary<string, JsonElement> { ["confirm"] = JsonSerializer.SerializeToElement(yes) } : null,
    };

    private Task<McpClient> ConnectAsync(string revision, string key, Func<string, ElicitResult>? answer) =>
        platform.ConnectAsync(revision, key: key, configure: options =>
        {
            if (answer is not null)
            {
                options.Handlers.ElicitationHandler = (asked, _) => ValueTask.FromResult(answer(asked!.Message));
            }
        });

    private static async Task<CallToolResult> DisableAsync(McpClient client, long customer, string? token = null)
    {
        var arguments = new Dictionary<string, object?> { ["customer_id"] = customer };
        if (token is not null)
        {
            arguments["confirmation_token"] = token;
        }

        return await client.CallToolAsync("disable_customer", arguments, cancellationToken: Cancellation);
    }

    private static string? CodeOf(CallToolResult result) => result.StructuredContent!.Value.GetProperty("code").GetString();

    private async Task<string> KeyWhoAsksAsync()
    {
        var account = ReplicatedPlatform.NewAccount();
        await platform.SetPolicyAsync(account, "disable_customer", new { approval = "requires_approval", reason = "a test" });

        return (await platform.NewAgentAsync(account)).Key;
    }

    private async Task<long> CustomerAsync(string name) => (await platform.Operator.DoAsync("add_customer", new { name })).Number("number");

    private async Task<string?> StatusAsync(long customer) =>
        (await platform.Operator.DoAsync("get_customer", new { customer_id = customer })).Text("status");
}
