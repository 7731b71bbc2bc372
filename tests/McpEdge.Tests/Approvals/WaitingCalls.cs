using System.Text.Json;
using Grpc.Core;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Tools;
using Microsoft.Extensions.DependencyInjection;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Tests.Approvals;

/// <summary>Calls that wait for an operator, over two processes of the edge.</summary>
internal static class WaitingCalls
{
    public static readonly object[] OneEspresso = [new { item_id = "COFF0001", quantity = 1 }];

    /// <summary>For what a test does at a service: on a slow machine it takes longer than a caller would wait.</summary>
    public static CallOptions LongCall => new(
        deadline: TimeProvider.System.GetUtcNow().AddMinutes(1).UtcDateTime, cancellationToken: TestContext.Current.CancellationToken);

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

    /// <summary>
    /// What the rows say when a process approved, took the call on and died: nobody has it any more when its lease is over.
    /// </summary>
    public static async Task DieWithAsync(this ReplicatedPlatform platform, JsonElement approval, int attempts = 1)
    {
        var changed = await platform.ExecuteAsync(
            """
            UPDATE approvals SET state = 'approved', decided_at = now(), decided_by = 'a/test', reason = 'a test', attempts = $2,
                due_at = now() + interval '300 milliseconds' WHERE id = $1
            """,
            approval.GetProperty("id").GetGuid(),
            attempts);
        Assert.Equal(1, changed);
    }

    /// <summary>Orders espressos as the edge does on behalf of an intent, behind its back.</summary>
    public static async Task<Wire.Order> PlaceAsync(this ReplicatedPlatform platform, long customer, string intent, long quantity = 1)
    {
        var orders = platform.Edge.Services.GetRequiredService<Wire.OrderService.OrderServiceClient>();
        var request = new Wire.PlaceOrderRequest
        {
            CustomerId = $"{customer}",
            Location = "main",
            IntentKey = intent,
            Lines = { new Wire.PlaceOrderLine { ItemId = "COFF0001", Quantity = quantity } },
            ExpectedTotal = new() { MinorUnits = quantity * 325, Currency = "USD" },
        };

        return await orders.PlaceOrderAsync(request, LongCall);
    }

    /// <summary>How many orders the customer has.</summary>
    public static async Task<long> OrdersAsync(this ReplicatedPlatform platform, long customer) =>
        (await platform.Operator.DoAsync("order_list", new { customer_id = customer })).Number("total");

    public static string? Text(this JsonElement from, string name) => from.GetProperty(name).GetString();
}
