using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Platform.Tests.EndToEnd;

/// <summary>The platform with two processes of customers, beside the one that the other tests share.</summary>
public sealed class ReplicatedPlatform : PlatformApplication
{
    protected override void Configure(IDistributedApplicationTestingBuilder builder) => Project(builder, "customers").WithReplicas(2);
}

[Collection(nameof(WholePlatform))]
public sealed class ReplicaTests(ReplicatedPlatform platform) : IClassFixture<ReplicatedPlatform>
{
    [Fact]
    public async Task Calls_succeed_while_one_of_two_replicas_is_dead()
    {
        await using var agent = await platform.ConnectAsync();
        var replica = await platform.App.ResourceNotifications.WaitForResourceAsync(
            "customers", update => update.ResourceId != "customers", TestContext.Current.CancellationToken);
        var exited = platform.App.ResourceNotifications.WaitForResourceAsync(
            replica.ResourceId, update => update.ResourceId == replica.ResourceId && update.Snapshot.State?.Text == KnownResourceStates.Exited, TestContext.Current.CancellationToken);

        await platform.CommandAsync(replica.ResourceId, "kill");
        await exited;
        for (var call = 0; call < 6; call++)
        {
            await agent.CallAsync("get_customer", new { customer_id = 1 });
        }

        // A crash is made good by the AppHost itself.
        await platform.App.ResourceNotifications.WaitForResourceHealthyAsync(replica.ResourceId, TestContext.Current.CancellationToken);
    }
}
