using System.Text.Json;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Tools;

namespace McpEdge.Tests.Approvals;

/// <summary>Calls that wait for an operator, over two processes of the edge.</summary>
internal static class WaitingCalls
{
    public static readonly object[] OneEspresso = [new { item_id = "COFF0001", quantity = 1 }];

    /// <summary>Somebody of an account whose calls of a tool wait, and a new customer.</summary>
    public static async Task<(Agent Agent, long Customer)> AgentWhoWaitsAsync(this ReplicatedPlatform platform, string tool, string? account = null)
    {
        account ??= ReplicatedPlatform.NewAccount();
        var agent = await platform.NewAgentAsync(account);
        await platform.SetPolicyAsync(account, tool, new { approval = "requires_approval", approver = "operator", reason = "a test" });

        return (agent, (await platform.Operator.DoAsync("add_customer", new { name = "Pat Waits" })).Number("number"));
    }

    /// <summary>Has somebody else approve a call, and waits until it is over.</summary>
    public static async Task<ToolData> ApprovedAsync(this ReplicatedPlatform platform, Agent agent, string reference)
    {
        await platform.DecideAsync(await platform.FindAsync(reference), "approve");
        return await agent.EndedAsync(reference);
    }

    public static Task<ToolData> OrderAsync(this Agent agent, long customer) =>
        agent.RefuseAsync("APPROVAL_PENDING", "order_create", new { customer_id = customer, location = "main", items = OneEspresso });

    public static Task<EdgeAnswer> OrderOfAsync(this Agent agent, long customer, int quantity) => agent.CallAsync(
        "order_create", new { customer_id = customer, location = "main", items = new[] { new { item_id = "COFF0001", quantity } } });

    /// <summary>What the agent is told once the call is over.</summary>
    public static async Task<ToolData> EndedAsync(this Agent agent, string reference)
    {
        while (true)
        {
            var status = await agent.DoAsync("approval_status", new { reference });
            if (status.Text("status") is not ("pending" or "approved"))
            {
                return status;
            }

            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    public static async Task<JsonElement> FindAsync(this ReplicatedPlatform platform, string reference)
    {
        var found = await platform.Operator.ApiAsync(HttpMethod.Get, $"/api/approvals?reference={reference}&limit=1");
        return found.Json.GetProperty("items")[0];
    }

    public static Task<EdgeAnswer> DecideAsync(this ReplicatedPlatform platform, JsonElement approval, string decision, Agent? by = null) =>
        (by ?? platform.Operator).ApiAsync(
            HttpMethod.Post, $"/api/approvals/{approval.GetProperty("id").GetGuid()}/{decision}", new { reason = $"{decision} by a test" });

    /// <summary>How many orders the customer has.</summary>
    public static async Task<long> OrdersAsync(this ReplicatedPlatform platform, long customer) =>
        (await platform.Operator.DoAsync("order_list", new { customer_id = customer })).Number("total");

    public static string? Text(this JsonElement from, string name) => from.GetProperty(name).GetString();
}
