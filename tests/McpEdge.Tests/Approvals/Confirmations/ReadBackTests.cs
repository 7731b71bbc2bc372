using McpEdge.Approvals;
using McpEdge.Approvals.Confirmations;
using McpEdge.Auth;
using McpEdge.Auth.ApiKeys;
using McpEdge.Tests.Hosting;
using McpEdge.Tools;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace McpEdge.Tests.Approvals.Confirmations;

/// <summary>Clients that can ask nothing themselves: the agent reads the question out and sends the token.</summary>
[Collection(ReplicatedCollection.Name)]
public sealed class ReadBackTests(ReplicatedPlatform platform)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_caller_is_asked_in_the_services_words_and_the_call_runs_when_they_agree()
    {
        var (agent, _) = await AgentWhoAsksAsync("disable_customer");
        var customer = await CustomerAsync("Robin Asked");

        var asked = await agent.RefuseAsync("CONFIRMATION_REQUIRED", "disable_customer", new { customer_id = customer });
        Assert.StartsWith("Shall I disable Robin Asked, customer ", asked.Speech, StringComparison.Ordinal);
        Assert.Contains(asked.Text("confirmation_token")!, asked.Speech, StringComparison.Ordinal);
        Assert.Equal("active", await StatusAsync(customer));

        var done = await agent.DoAsync("disable_customer", new { customer_id = customer, confirmation_token = asked.Text("confirmation_token") });
        Assert.Equal("disabled", done.Text("status"));
    }

    [Fact]
    public async Task The_question_to_an_order_names_who_what_and_how_much()
    {
        var (agent, _) = await AgentWhoAsksAsync("order_create");

        var asked = await agent.RefuseAsync(
            "CONFIRMATION_REQUIRED", "order_create", new { customer_id = 1, location = "main", items = new[] { new { item_id = "pizz0001", quantity = 2 } } });

        Assert.Matches("^Shall I order two [A-Z][A-Za-z ]+ for Alex Morgan, customer one, at main: .+ dollars.* in all\\?", asked.Speech);
    }

    [Fact]
    public async Task A_token_counts_once_whichever_process_gets_it()
    {
        var (agent, _) = await AgentWhoAsksAsync("disable_customer");
        var call = await AskedAsync(agent, "Robin Once");

        await agent.DoAsync("disable_customer", call);
        await agent.RefuseAsync("CONFIRMATION_USED", "disable_customer", call);
        await agent.At(platform.Other).RefuseAsync("CONFIRMATION_USED", "disable_customer", call);
    }

    [Fact]
    public async Task Of_many_who_use_a_token_at_once_one_has_the_effect()
    {
        var (agent, _) = await AgentWhoAsksAsync("update_inventory");
        var before = await StockAsync();
        var asked = await agent.RefuseAsync("CONFIRMATION_REQUIRED", "update_inventory", new { item_id = "COFF0001", location = "downtown", delta = 3 });
        var call = new { item_id = "COFF0001", location = "downtown", delta = 3, confirmation_token = asked.Text("confirmation_token") };

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number =>
            agent.At(number % 2 == 0 ? platform.Edge : platform.Other).CallAsync("update_inventory", call)));

        Assert.Single(answers, answer => !answer.IsToolError);
        Assert.All(answers.Where(answer => answer.IsToolError), answer => Assert.Equal("CONFIRMATION_USED", answer.ToolError));
        Assert.Equal(before + 3, await StockAsync());
    }

    [Fact]
    public async Task A_token_is_worth_nothing_for_other_arguments()
    {
        var (agent, _) = await AgentWhoAsksAsync("disable_customer");
        var call = await AskedAsync(agent, "Robin Bait");
        var victim = await CustomerAsync("Robin Victim");

        await agent.RefuseAsync("CONFIRMATION_MISMATCH", "disable_customer", call with { CustomerId = victim });

        Assert.Equal("active", await StatusAsync(victim));
        await agent.DoAsync("disable_customer", call);
    }

    [Fact]
    public async Task A_token_is_worth_nothing_for_another_tool()
    {
        var (agent, account) = await AgentWhoAsksAsync("disable_customer");
        await platform.SetPolicyAsync(account, "activate_customer", new { approval = "requires_approval", reason = "a test" });
        var call = await AskedAsync(agent, "Robin Tool");

        await agent.RefuseAsync("CONFIRMATION_MISMATCH", "activate_customer", call);
    }

    [Fact]
    public async Task The_same_arguments_written_otherwise_are_the_same_call()
    {
        var (agent, _) = await AgentWhoAsksAsync("disable_customer");
        var call = await AskedAsync(agent, "Robin Same");

        var done = await agent.DoAsync(
            "disable_customer", new { customerId = $"{call.CustomerId}", confirmationToken = $" {call.ConfirmationToken!.ToUpperInvariant()} " });

        Assert.Equal("disabled", done.Text("status"));
    }

    [Fact]
    public async Task A_token_is_worth_nothing_to_another_key_or_account()
    {
        var (agent, account) = await AgentWhoAsksAsync("disable_customer");
        var (stranger, _) = await AgentWhoAsksAsync("disable_customer");
        var call = await AskedAsync(agent, "Robin Theft");

        await stranger.RefuseAsync("CONFIRMATION_INVALID", "disable_customer", call);
        await (await platform.NewAgentAsync(account)).RefuseAsync("CONFIRMATION_INVALID", "disable_customer", call);
        Assert.Equal("active", await StatusAsync(call.CustomerId));
    }

    [Fact]
    public async Task A_changed_or_invented_token_is_refused()
    {
        var (agent, _) = await AgentWhoAsksAsync("disable_customer");
        var call = await AskedAsync(agent, "Robin Forged");
        var token = call.ConfirmationToken!;
        var last = token[^1] == '0' ? '1' : '0';

        await agent.RefuseAsync("CONFIRMATION_INVALID", "disable_customer", call with { ConfirmationToken = token[..^1] + last });
        await agent.RefuseAsync("CONFIRMATION_INVALID", "disable_customer", call with { ConfirmationToken = "yes" });
        await agent.RefuseAsync("CONFIRMATION_REQUIRED", "disable_customer", call with { ConfirmationToken = "" });
        Assert.Equal("active", await StatusAsync(call.CustomerId));
    }

    [Fact]
    public async Task An_expired_token_and_one_for_another_way_are_refused()
    {
        var (agent, account) = await AgentWhoAsksAsync("disable_customer");
        var customer = await CustomerAsync("Robin Late");
        var now = TimeProvider.System.GetUtcNow();

        var expired = await IssueAsync(agent, account, customer, ConfirmationWay.ReadBack, now.AddSeconds(-1));
        var foreign = await IssueAsync(agent, account, customer, ConfirmationWay.Elicitation, now.AddMinutes(5));
        var right = await IssueAsync(agent, account, customer, ConfirmationWay.ReadBack, now.AddMinutes(5));

        await agent.RefuseAsync("CONFIRMATION_EXPIRED", "disable_customer", new Call(customer, expired));
        await agent.RefuseAsync("CONFIRMATION_INVALID", "disable_customer", new Call(customer, foreign));
        await agent.DoAsync("disable_customer", new Call(customer, right));
    }

    [Fact]
    public async Task What_can_not_be_done_is_not_asked()
    {
        var (agent, account) = await AgentWhoAsksAsync("disable_customer");
        await platform.SetPolicyAsync(account, "update_customer", new { approval = "requires_approval", reason = "a test" });

        await agent.RefuseAsync("CUSTOMER_NOT_FOUND", "disable_customer", new { customer_id = 99_999_999 });
        await agent.RefuseAsync("INVALID_ARGUMENTS", "update_customer", new { customer_id = 1 });
    }

    [Fact]
    public async Task The_list_shows_the_argument_where_it_is_needed()
    {
        var (agent, _) = await AgentWhoAsksAsync("disable_customer");

        Assert.True(HasArgument(await agent.ListToolsAsync(), "disable_customer"));
        Assert.False(HasArgument(await agent.ListToolsAsync(), "activate_customer"));
        Assert.False(HasArgument(await platform.Operator.ListToolsAsync(), "disable_customer"));
    }

    [Fact]
    public async Task A_token_that_is_not_needed_any_more_does_not_matter()
    {
        var agent = await platform.NewAgentAsync(ReplicatedPlatform.NewAccount());

        await agent.DoAsync("get_customer", new { customer_id = 1, confirmation_token = "0000" });
    }

    private static bool HasArgument(EdgeAnswer list, string tool) => list.Result.GetProperty("tools").EnumerateArray()
        .Single(entry => entry.GetProperty("name").GetString() == tool)
        .GetProperty("inputSchema").GetProperty("properties").TryGetProperty("confirmation_token", out _);

    private async Task<(Agent Agent, string Account)> AgentWhoAsksAsync(string tool)
    {
        var account = ReplicatedPlatform.NewAccount();
        var agent = await platform.NewAgentAsync(account);
        await platform.SetPolicyAsync(account, tool, new { approval = "requires_approval", approver = "caller", reason = "a test" });

        return (agent, account);
    }

    private async Task<Call> AskedAsync(Agent agent, string name)
    {
        var customer = await CustomerAsync(name);
        var asked = await agent.RefuseAsync("CONFIRMATION_REQUIRED", "disable_customer", new { customer_id = customer });

        return new(customer, asked.Text("confirmation_token"));
    }

    private async Task<string> IssueAsync(Agent agent, string account, long customer, ConfirmationWay way, DateTimeOffset expiresAt)
    {
        var key = await platform.Edge.Services.GetRequiredService<ApiKeyLookup>().FindAsync(agent.Key, from: null, Cancellation);
        var caller = new Caller(account, key!.Id.ToString(), new HashSet<string>());
        var tool = platform.Edge.Services.GetRequiredService<ToolCatalogue>().Find("disable_customer")!;
        var secret = await platform.Edge.Services.GetRequiredService<ConfirmationSecret>().GetAsync(Cancellation);

        return ConfirmationToken.Issue(secret, way, caller, CallDigest.Of(tool, new() { ["customer_id"] = $"{customer}" }), expiresAt);
    }

    private async Task<long> CustomerAsync(string name) => (await platform.Operator.DoAsync("add_customer", new { name })).Number("number");

    private async Task<string?> StatusAsync(long customer) =>
        (await platform.Operator.DoAsync("get_customer", new { customer_id = customer })).Text("status");

    // Not by a tool: others may be told for a moment what was so before.
    private async Task<long> StockAsync()
    {
        await using var source = NpgsqlDataSource.Create(platform.Databases["inventorydb"]);
        await using var command = source.CreateCommand("SELECT on_hand::bigint FROM stock WHERE item_id = 'COFF0001' AND location = 'downtown'");

        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    private sealed record Call(long CustomerId, string? ConfirmationToken);
}
