using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Contracts.Common.V1;
using Platform.Testing;
using SampleService.Data;
using ServiceDefaults.Errors;

namespace ServiceDefaults.Tests.Changes;

[Collection(FeedFixture.Alone)]
public sealed class WatchChangesTests(FeedFixture feed) : IClassFixture<FeedFixture>
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_says_what_happened_to_which_entity()
    {
        await using var host = await feed.StartAsync();
        using var reader = await feed.WatchAsync(host);
        var id = Guid.CreateVersion7();

        await feed.Other.RunAsync($"INSERT INTO samples VALUES ('{id}', 'teapot', now())");
        await feed.Other.RunAsync($"UPDATE samples SET display_name = 'kettle' WHERE id = '{id}'");
        await feed.Other.RunAsync($"DELETE FROM samples WHERE id = '{id}'");

        Assert.Equal(
            [("teapot", ChangeKind.Created), ("kettle", ChangeKind.Updated), ("kettle", ChangeKind.Deleted)],
            (await reader.NextAsync(3)).Select(change => (change.Handle, change.Kind)));
        Assert.Equal(3L, await feed.Other.RunAsync($"SELECT count(*) FROM changes WHERE entity = 'sample' AND entity_id = '{id}'"));
    }

    [Fact]
    public async Task A_row_that_is_written_as_it_was_is_no_change()
    {
        await using var host = await feed.StartAsync();
        using var reader = await feed.WatchAsync(host);
        var (same, other) = (FeedFixture.Name(), FeedFixture.Name());
        await feed.Other.AddAsync(same);

        await feed.Other.RunAsync($"UPDATE samples SET display_name = display_name WHERE display_name = '{same}'");
        await feed.Other.AddAsync(other);

        Assert.Equal([same, other], (await reader.NextAsync(2)).Select(change => change.Handle));
    }

    [Fact]
    public async Task No_way_of_writing_goes_past_the_feed()
    {
        // A poll that never comes: only what the service tells of itself wakes the stream.
        await using var host = await feed.StartAsync(("PollInterval", "00:10:00"), ("Heartbeat", "00:10:00"));
        using var reader = await feed.WatchAsync(host);
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SampleDbContext>();
        var sample = new Sample { Id = Guid.CreateVersion7(), DisplayName = FeedFixture.Name(), CreatedAt = DateTimeOffset.UnixEpoch };

        db.Add(sample);
        await db.SaveChangesAsync(Ended);
        Assert.Equal((sample.Id.ToString(), ChangeKind.Created), await NextAsync(reader));

        await db.Samples.Where(row => row.Id == sample.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.DisplayName, "updated"), Ended);
        Assert.Equal((sample.Id.ToString(), ChangeKind.Updated), await NextAsync(reader));

        await using (var transaction = await db.Database.BeginTransactionAsync(Ended))
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM samples WHERE id = {sample.Id}", Ended);
            await transaction.CommitAsync(Ended);
        }

        Assert.Equal((sample.Id.ToString(), ChangeKind.Deleted), await NextAsync(reader));
    }

    [Fact]
    public async Task A_transaction_that_ends_late_is_not_skipped()
    {
        await using var host = await feed.StartAsync();
        using var reader = await feed.WatchAsync(host);
        string[] names = [.. Enumerable.Range(0, 5).Select(_ => FeedFixture.Name())];

        await using var early = await feed.Other.BeginAsync(names[0]);
        await using var between = await feed.Other.BeginAsync(names[2]);
        await feed.Other.AddAsync(names[3]);
        await feed.Other.AddAsync(names[4]);
        await between.CommitAsync(Ended);
        await OtherProcess.AddAsync(early, names[1]);
        await early.CommitAsync(Ended);

        Assert.Equal(names, (await reader.NextAsync(5)).Select(change => change.Handle));
    }

    [Fact]
    public async Task A_change_waits_for_an_open_transaction_that_changes_nothing()
    {
        await using var host = await feed.StartAsync(("Heartbeat", "00:00:00.050"));
        using var reader = await feed.WatchAsync(host);
        var name = FeedFixture.Name();

        await using var open = await feed.Other.BeginAsync(FeedFixture.Name());
        await feed.Other.AddAsync(name);
        // The first may have been on its way already.
        await reader.MessageAsync();
        Assert.Empty((await reader.MessageAsync()).Changes);
        await open.RollbackAsync(Ended);

        Assert.Equal(name, (await reader.NextAsync()).Handle);
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_nothing()
    {
        await using var host = await feed.StartAsync();
        using var reader = await feed.WatchAsync(host);
        var name = FeedFixture.Name();

        await using (var transaction = await feed.Other.BeginAsync("never"))
            await transaction.RollbackAsync(Ended);

        await feed.Other.AddAsync(name);

        Assert.Equal(name, (await reader.NextAsync()).Handle);
        Assert.Equal(0L, await feed.Other.RunAsync("SELECT count(*) FROM changes WHERE handle = 'never'"));
    }

    [Fact]
    public async Task A_stream_resumes_behind_any_change_and_any_message()
    {
        await using var host = await feed.StartAsync();
        string[] names = [.. Enumerable.Range(0, 3).Select(_ => FeedFixture.Name())];
        string start, second;

        using (var reader = await feed.WatchAsync(host))
            start = reader.Position;

        foreach (var name in names)
            await feed.Other.AddAsync(name);

        using (var reader = FeedReader.After(host.Channel, start))
            second = (await reader.NextAsync(2))[1].Position;

        using var resumed = FeedReader.After(host.Channel, second);
        using var repeated = FeedReader.After(host.Channel, start);

        Assert.Equal(names[2], (await resumed.NextAsync()).Handle);
        Assert.Equal(names, (await repeated.NextAsync(3)).Select(change => change.Handle));
    }

    [Fact]
    public async Task A_stream_can_begin_with_the_oldest_change_in_pages()
    {
        await using var alone = await feed.AloneAsync();
        await using var host = await alone.StartAsync(("PageSize", "2"));
        string[] names = [.. Enumerable.Range(0, 5).Select(_ => FeedFixture.Name())];

        foreach (var name in names)
            await alone.Other.AddAsync(name);

        using var reader = FeedReader.FromOldest(host.Channel);
        // The seeding was the first change.
        Assert.Equal(["first", .. names], (await reader.NextAsync(6)).Select(change => change.Handle));
        Assert.Equal(2, reader.LargestMessage);
    }

    [Fact]
    public async Task Silence_is_broken_and_the_position_moves_on()
    {
        await using var host = await feed.StartAsync(("Heartbeat", "00:00:00.050"));
        using var reader = await feed.WatchAsync(host);
        var start = reader.Position;
        await feed.Other.RunAsync("SELECT pg_current_xact_id()");

        var message = await reader.MessageAsync();

        Assert.Empty(message.Changes);
        Assert.NotEqual(start, message.Position);
        Assert.Equal(TimeSpan.FromMilliseconds(50), message.NextWithin.ToTimeSpan());
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1-2")]
    [InlineData("1-2-x")]
    [InlineData("1-2--3")]
    [InlineData("1-2-ffffffffffffffff")]
    [InlineData("'; DROP TABLE changes; --")]
    public async Task What_is_no_position_is_refused(string position)
    {
        await using var host = await feed.StartAsync();
        using var reader = FeedReader.After(host.Channel, position);

        var error = RemoteError.From(await Assert.ThrowsAsync<RpcException>(reader.MessageAsync));

        Assert.Equal((StatusCode.InvalidArgument, ErrorCodes.InvalidArgument), (error.Status, error.Code));
        Assert.Equal("after", Assert.Single(error.Fields).Field);
    }

    [Fact]
    public async Task A_stranger_gets_no_changes()
    {
        await using var host = await feed.StartAsync();
        using var channel = host.CreateChannel("token-of-another-platform");
        using var reader = FeedReader.FromOldest(channel);

        var error = await Assert.ThrowsAsync<RpcException>(reader.MessageAsync);

        Assert.Equal(StatusCode.Unauthenticated, error.StatusCode);
    }

    [Fact]
    public async Task A_process_that_stops_sends_its_watchers_elsewhere()
    {
        await using var host = await feed.StartAsync();
        using var reader = await feed.WatchAsync(host);
        var next = reader.MessageAsync();

        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => next)).StatusCode);
    }

    private static async Task<(string, ChangeKind)> NextAsync(FeedReader reader)
    {
        var change = await reader.NextAsync();

        return (change.EntityId, change.Kind);
    }
}
