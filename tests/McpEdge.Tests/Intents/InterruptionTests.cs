using System.Text.Json;
using McpEdge.Tests.Audit;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Intents;

/// <summary>Calls that end before their answer: cancelled by the protocol, or by a client that hangs up.</summary>
[Collection(EdgeCollection.Name)]
public sealed class InterruptionTests(EdgePlatform platform)
{
    private readonly InterruptedOrder _order = new(platform);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Before_the_commit_nothing_is_done(bool hangsUp)
    {
        await _order.InterruptBeforeCommitAsync(isThere => InterruptAsync(hangsUp, isThere));

        Assert.Equal(0, await _order.CountAsync());
        Assert.Equal("not_done", await _order.StateAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_the_commit_the_order_is_kept(bool hangsUp)
    {
        await _order.InterruptAfterCommitAsync(isThere => InterruptAsync(hangsUp, isThere));

        var again = await platform.CallAsync("order_create", _order.Arguments);

        Assert.False(again.IsToolError, again.Body);
        Assert.Equal(1, await _order.CountAsync());
        Assert.Equal("done", await _order.StateAsync());
    }

    private async Task InterruptAsync(bool hangsUp, Func<Task<bool>> isThere)
    {
        await using var client = await platform.ConnectAsync("2025-11-25");
        using var interruption = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var arguments = JsonSerializer.Deserialize<Dictionary<string, object?>>(_order.Arguments)!;
        var calling = hangsUp
            ? platform.Edge.HttpClient.CallAsync("order_create", _order.Arguments, EdgePlatform.Key, _order.Conversation, interruption.Token)
            : (Task)client.CallToolAsync("order_create", arguments, cancellationToken: interruption.Token).AsTask();

        await InterruptedOrder.UntilAsync(isThere);
        await interruption.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calling);
    }
}
