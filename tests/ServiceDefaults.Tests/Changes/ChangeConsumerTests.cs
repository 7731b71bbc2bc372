using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Testing.Hosting;
using Platform.Testing.Servers;
using SampleService.Data;
using ServiceDefaults.Changes;

namespace ServiceDefaults.Tests.Changes;

[Collection(FeedFixture.Alone)]
public sealed class ChangeConsumerTests(FeedFixture feed) : IClassFixture<FeedFixture>
{
    private const int Writers = 8;
    private const int Commits = 200;

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_writers_and_many_cuts_lose_nothing()
    {
        await using var host = await feed.StartAsync(("PageSize", "50"));
        await using var relay = new TcpRelay(host.Grpc);
        await using var consumer = await FollowAsync(relay.Address, new());
        await consumer.Handler.UntilAsync(handler => handler.Starts == 1, Ended);
        var run = FeedFixture.Name();

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(host, $"{run} {writer}")));

        foreach (var progress in (int[])[200, 600, 1000, 1400])
        {
            await consumer.Handler.UntilAsync(handler => handler.Changes.Count >= progress, Ended);
            relay.Cut();
        }

        await writing;
        await consumer.Handler.UntilAsync(handler => Once(handler, run).Count >= Writers * Commits, Ended);

        var once = Once(consumer.Handler, run);
        Assert.Equal(Writers * Commits, once.Count);
        Assert.Equal(await CommittedAsync(run), once.Select(change => change.EntityId).Order(StringComparer.Ordinal));
        Assert.All(once.GroupBy(change => change.Handle[..^4]), each => Assert.Equal(each.OrderBy(change => change.Handle, StringComparer.Ordinal), each));
        Assert.Equal(1, consumer.Handler.Starts);
    }

    [Fact]
    public async Task A_failed_batch_comes_again()
    {
        await using var host = await feed.StartAsync();
        var handler = new RecordingHandler();
        await using var consumer = await FollowAsync(host.Grpc, handler);
        await handler.UntilAsync(handler => handler.Starts == 1, Ended);
        var name = FeedFixture.Name();
        var failures = 2;
        handler.Before = batch =>
        {
            if (batch.Changes.Any(change => change.Handle == name) && failures-- > 0)
                throw new InvalidOperationException("The handler is out of order.");
        };

        await feed.Other.AddAsync(name);
        await handler.UntilAsync(handler => handler.Has(name), Ended);

        Assert.Single(handler.Changes, change => change.Handle == name);
        Assert.Equal(-1, failures);
        Assert.Equal(2, consumer.Application.Logs.Entries.Count(entry => entry.Id.Id == 9208));
    }

    [Fact]
    public async Task A_stored_position_is_resumed()
    {
        await using var host = await feed.StartAsync();
        var names = (FeedFixture.Name(), FeedFixture.Name());
        string position;

        await using (var consumer = await FollowAsync(host.Grpc, new()))
        {
            await consumer.Handler.UntilAsync(handler => handler.Position != "", Ended);
            await feed.Other.AddAsync(names.Item1);
            await consumer.Handler.UntilAsync(handler => handler.Has(names.Item1), Ended);
            position = consumer.Handler.Position;
        }

        await feed.Other.AddAsync(names.Item2);
        await using var resumed = await FollowAsync(host.Grpc, new() { Stored = position });
        await resumed.Handler.UntilAsync(handler => handler.Has(names.Item2), Ended);

        Assert.Equal(names.Item2, resumed.Handler.Changes[0].Handle);
        Assert.Equal(0, resumed.Handler.Starts);
    }

    [Fact]
    public async Task A_stored_position_that_cannot_be_read_is_asked_for_again()
    {
        await using var host = await feed.StartAsync();
        var failures = 2;
        var handler = new RecordingHandler
        {
            BeforePosition = () =>
            {
                if (failures-- > 0)
                    throw new OperationCanceledException("The store gave up.");
            },
        };

        await using var consumer = await FollowAsync(host.Grpc, handler);
        await handler.UntilAsync(handler => handler.Starts == 1, Ended);

        Assert.Equal(-1, failures);
    }

    [Fact]
    public async Task A_position_that_is_too_old_means_to_start_afresh()
    {
        await using var host = await feed.StartAsync();
        var name = FeedFixture.Name();

        await using var consumer = await FollowAsync(host.Grpc, new() { Stored = "1-2-3" });
        await consumer.Handler.UntilAsync(handler => handler.Starts == 1, Ended);
        await feed.Other.AddAsync(name);
        await consumer.Handler.UntilAsync(handler => handler.Has(name), Ended);

        Assert.Contains(consumer.Application.Logs.Entries, entry => entry.Id.Id == 9209);
    }

    [Fact]
    public async Task A_service_that_falls_silent_is_left()
    {
        await using var host = await feed.StartAsync(("Heartbeat", "00:00:00.100"));
        await using var relay = new TcpRelay(host.Grpc);
        await using var consumer = await FollowAsync(relay.Address, new());
        await consumer.Handler.UntilAsync(handler => handler.Starts == 1, Ended);
        var name = FeedFixture.Name();

        relay.IsSilent = true;
        await consumer.Application.Logs.WaitForAsync(entry => entry.Id.Id == 9207, Ended);
        await feed.Other.AddAsync(name);
        relay.IsSilent = false;
        relay.Cut();
        await consumer.Handler.UntilAsync(handler => handler.Has(name), Ended);

        Assert.Equal(1, consumer.Handler.Starts);
    }

    [Fact]
    public async Task A_service_that_is_away_is_waited_for()
    {
        await using var host = await feed.StartAsync();
        await using var relay = new TcpRelay(host.Grpc);
        await relay.DieAsync();
        await using var consumer = await FollowAsync(relay.Address, new());

        await consumer.Application.Logs.WaitForAsync(entry => entry.Id.Id == 9207, Ended);
        relay.ComeBack();

        await consumer.Handler.UntilAsync(handler => handler.Starts == 1, Ended);
    }

    private static List<Change> Once(RecordingHandler handler, string run) =>
        [.. handler.Changes.Where(change => change.Handle.StartsWith(run, StringComparison.Ordinal)).DistinctBy(change => change.Position)];

    private static async Task<Consumer> FollowAsync(Uri address, RecordingHandler handler) => new(handler, await BareApplication.StartAsync(builder =>
    {
        builder.Configuration["ServiceAuth:Token"] = new ServiceHostOptions().ServiceToken;
        builder.Configuration["services:sample:grpc:0"] = address.ToString();
        builder.Services.AddSingleton(handler);
        builder.AddChangeConsumer<RecordingHandler>("sample");
    }));

    private static async Task WriteAsync(ServiceHost<Program> host, string name)
    {
        for (var commit = 0; commit < Commits; commit++)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SampleDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync(Ended);
            db.Add(new Sample { Id = Guid.CreateVersion7(), DisplayName = $"{name} {commit:D3}", CreatedAt = DateTimeOffset.UnixEpoch });
            await db.SaveChangesAsync(Ended);

            if (commit % 10 == 9)
            {
                await transaction.RollbackAsync(Ended);
                await db.Database.ExecuteSqlAsync(
                    $"INSERT INTO samples VALUES ({Guid.CreateVersion7()}, {$"{name} {commit:D3}"}, now())", Ended);
            }
            else
            {
                await transaction.CommitAsync(Ended);
            }
        }
    }

    private async Task<IEnumerable<string>> CommittedAsync(string run)
    {
        var ids = (string[])(await feed.Other.RunAsync($"SELECT array_agg(id::text) FROM samples WHERE display_name LIKE '{run}%'"))!;

        return ids.Order(StringComparer.Ordinal);
    }

    private sealed record Consumer(RecordingHandler Handler, BareApplication Application) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Application.DisposeAsync();
    }
}
