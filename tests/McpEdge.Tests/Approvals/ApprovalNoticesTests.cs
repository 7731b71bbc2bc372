using System.Text.Json;
using McpEdge.Approvals;
using McpEdge.Speech;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Approvals;

/// <summary>What sessions are told of their calls that wait.</summary>
[Collection(ReplicatedCollection.Name)]
public sealed class ApprovalNoticesTests(ReplicatedPlatform platform)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_told_when_its_call_was_carried_out()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        var told = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var client = await platform.ConnectAsync("2025-11-25", key: agent.Key, configure: options =>
            options.Handlers.NotificationHandlers =
            [
                new("notifications/message", (notification, _) =>
                {
                    told.TrySetResult(JsonSerializer.SerializeToElement(notification.Params));
                    return ValueTask.CompletedTask;
                }),
            ]);
        var pending = await client.CallToolAsync(
            "order_create",
            new Dictionary<string, object?> { ["customer_id"] = customer, ["location"] = "main", ["items"] = WaitingCalls.OneEspresso },
            cancellationToken: Cancellation);
        var reference = pending.StructuredContent!.Value.GetProperty("reference").GetString()!;

        await platform.DecideAsync(await platform.FindAsync(reference), "approve", platform.Operator.At(platform.Other));

        var data = (await told.Task.WaitAsync(Cancellation)).GetProperty("data");
        Assert.Equal((reference, "done"), (data.Text("reference"), data.Text("status")));
        Assert.StartsWith($"{ApprovalReference.Say(reference, SpokenLanguage.English)} was approved.", data.Text("message"), StringComparison.Ordinal);
    }
}
