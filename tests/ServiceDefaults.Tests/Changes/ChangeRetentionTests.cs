using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Testing;
using ServiceDefaults.Changes;
using ServiceDefaults.Errors;

namespace ServiceDefaults.Tests.Changes;

[Collection(FeedFixture.Alone)]
public sealed class ChangeRetentionTests(FeedFixture feed) : IClassFixture<FeedFixture>
{
    private static readonly (string, string)[] Quick = [("PruneInterval", "00:00:00.050"), ("PruneBatch", "3"), ("Heartbeat", "00:00:00.050")];

    [Fact]
    public async Task Old_changes_go_and_positions_before_them_are_too_old()
    {
        await using var alone = await feed.AloneAsync();
        string[] names = [.. Enumerable.Range(0, 9).Select(_ => FeedFixture.Name())];
        string start, seventh;

        await using (var host = await alone.StartAsync())
        {
            using var reader = await alone.WatchAsync(host);
            start = reader.Position;

            foreach (var name in names)
                await alone.Other.AddAsync(name);

            seventh = (await reader.NextAsync(7))[^1].Position;
        }

        await alone.Other.RunAsync("UPDATE changes SET changed_at = now() - interval '8 days' WHERE handle NOT IN "
            + $"('{names[7]}', '{names[8]}')");
        await using var first = await alone.StartAsync(Quick);
        await using var second = await alone.StartAsync(Quick);
        await UntilAsync(alone, "SELECT count(*) = 2 FROM changes");

        using var tooOld = FeedReader.After(first.Channel, start);
        var error = RemoteError.From(await Assert.ThrowsAsync<RpcException>(tooOld.MessageAsync));
        Assert.Equal((StatusCode.OutOfRange, ErrorCodes.PositionTooOld), (error.Status, error.Code));

        using var justInTime = FeedReader.After(first.Channel, seventh);
        Assert.Equal(names[7..], (await justInTime.NextAsync(2)).Select(change => change.Handle));

        using var oldest = FeedReader.FromOldest(second.Channel);
        Assert.Equal(names[7..], (await oldest.NextAsync(2)).Select(change => change.Handle));
    }

    [Fact]
    public async Task A_watcher_of_a_quiet_feed_is_never_too_old()
    {
        await using var alone = await feed.AloneAsync();
        await using var host = await alone.StartAsync(Quick);
        var name = FeedFixture.Name();
        string position;

        // The change that the seeding was.
        using (var reader = FeedReader.FromOldest(host.Channel))
        {
            await reader.NextAsync();
            position = reader.Position;
        }

        await alone.Other.RunAsync("UPDATE changes SET changed_at = now() - interval '8 days'");
        await UntilAsync(alone, "SELECT count(*) = 0 FROM changes");
        await alone.Other.AddAsync(name);

        using var resumed = FeedReader.After(host.Channel, position);
        Assert.Equal(name, (await resumed.NextAsync()).Handle);
    }

    [Fact]
    public async Task A_change_that_could_not_be_streamed_yet_is_kept()
    {
        await using var alone = await feed.AloneAsync();
        await using var host = await alone.StartAsync([.. Quick, ("Retention", "00:00:01")]);
        var (streamed, waiting) = (FeedFixture.Name(), FeedFixture.Name());
        await alone.Other.AddAsync(streamed);

        await using (var open = await alone.Other.BeginAsync(FeedFixture.Name()))
        {
            await alone.Other.AddAsync(waiting);
            await UntilAsync(alone, $"SELECT changed_at < now() - interval '1.2 seconds' FROM changes WHERE handle = '{waiting}'");
            await UntilAsync(alone, $"SELECT count(*) = 0 FROM changes WHERE handle = '{streamed}'");
            Assert.Equal(1L, await alone.Other.RunAsync($"SELECT count(*) FROM changes WHERE handle = '{waiting}'"));
        }

        await UntilAsync(alone, $"SELECT count(*) = 0 FROM changes WHERE handle = '{waiting}'");
    }

    [Fact]
    public async Task A_position_of_another_database_is_too_old()
    {
        await using var alone = await feed.AloneAsync();
        await using var there = await alone.StartAsync();
        await using var here = await feed.StartAsync();
        using var reader = await alone.WatchAsync(there);

        using var lost = FeedReader.After(here.Channel, reader.Position);

        Assert.Equal(StatusCode.OutOfRange, (await Assert.ThrowsAsync<RpcException>(lost.MessageAsync)).StatusCode);
    }

    [Fact]
    public async Task A_restored_dump_does_not_hold_the_feed_up()
    {
        await using var alone = await feed.AloneAsync();

        await using (await alone.StartAsync())
        {
        }

        await alone.Other.RunAsync("UPDATE changes_pruned SET transaction_id = '999999999999'; UPDATE changes SET transaction_id = '999999999999'");
        await using var host = await alone.StartAsync(Quick);
        await host.Logs.WaitForAsync(entry => entry.Id.Id == 9206, TestContext.Current.CancellationToken);
        using var reader = await alone.WatchAsync(host);
        var name = FeedFixture.Name();
        await alone.Other.AddAsync(name);

        using var resumed = FeedReader.After(host.Channel, reader.Position);
        Assert.Equal(name, (await resumed.NextAsync()).Handle);
    }

    [Fact]
    public async Task What_nobody_foresaw_is_told_and_tried_again()
    {
        await using var host = await feed.StartAsync(Quick);

        await host.Services.GetRequiredService<ChangeDatabase>().Source.DisposeAsync();

        await host.Logs.FailuresAsync(nameof(ChangeRetention), 2);
        Assert.False(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
    }

    private static async Task UntilAsync(FeedFixture feed, string condition)
    {
        while (await feed.Other.RunAsync(condition) is not true)
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }
}
