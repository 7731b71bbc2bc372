using Microsoft.Extensions.DependencyInjection;
using Platform.Testing.Hosting;
using SampleService.Data;
using ServiceDefaults.Changes;

namespace ServiceDefaults.Tests.Changes;

[Collection(FeedFixture.Alone)]
public sealed class ChangeListenerTests(FeedFixture feed) : IClassFixture<FeedFixture>
{
    private const string Listeners =
        "FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN changes' AND pid <> pg_backend_pid()";

    // What nobody tells of is found after ten minutes, which no test waits for.
    private static readonly (string, string)[] Deaf = [("PollInterval", "00:10:00"), ("Heartbeat", "00:10:00")];

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_that_one_replica_makes_is_told_by_the_other()
    {
        await using var writer = await feed.StartAsync();
        await using var watched = await feed.StartAsync(Deaf);
        using var reader = await feed.WatchAsync(watched);
        var name = FeedFixture.Name();

        await SaveAsync(writer, name);

        Assert.Equal(name, (await reader.NextAsync()).Handle);
    }

    [Fact]
    public async Task A_broken_connection_is_made_again()
    {
        await using var alone = await feed.AloneAsync();
        await using var writer = await alone.StartAsync();
        await using var watched = await alone.StartAsync(Deaf);
        using var reader = await alone.WatchAsync(watched);
        await ListenersAsync(alone, 2);
        var (before, after) = (FeedFixture.Name(), FeedFixture.Name());

        await alone.Other.RunAsync($"SELECT count(pg_terminate_backend(pid)) {Listeners}");
        await SaveAsync(writer, before);
        Assert.Equal(before, (await reader.NextAsync()).Handle);

        await watched.Logs.WaitForAsync(entry => entry.Id.Id == 9200, Ended);
        await ListenersAsync(alone, 2);
        await SaveAsync(writer, after);
        Assert.Equal(after, (await reader.NextAsync()).Handle);
    }

    [Fact]
    public async Task A_change_that_nobody_tells_of_is_found_by_looking()
    {
        await using var host = await feed.StartAsync(("PollInterval", "00:00:00.100"), ("Heartbeat", "00:10:00"));
        using var reader = await feed.WatchAsync(host);
        var name = FeedFixture.Name();

        await feed.Other.AddAsync(name);

        Assert.Equal(name, (await reader.NextAsync()).Handle);
    }

    [Fact]
    public async Task Whoever_holds_changes_up_is_named()
    {
        await using var host = await feed.StartAsync();
        using var reader = await feed.WatchAsync(host);
        var name = FeedFixture.Name();

        await using var open = await feed.Other.BeginAsync(FeedFixture.Name());
        await feed.Other.AddAsync(name);
        var holder = open.Connection!.ProcessID;
        var warning = await host.Logs.WaitForAsync(entry => entry.Id.Id == 9202, Ended);
        await open.RollbackAsync(Ended);

        Assert.Contains($"process {holder} ", warning.Message, StringComparison.Ordinal);
        Assert.Equal(name, (await reader.NextAsync()).Handle);
    }

    [Fact]
    public async Task A_change_that_cannot_be_told_does_not_end_the_telling()
    {
        await using var host = await feed.StartAsync();
        await host.Services.GetRequiredService<ChangeDatabase>().Source.DisposeAsync();

        await SaveAsync(host, FeedFixture.Name());
        await host.Logs.FailuresAsync(nameof(ChangeNotifier), 1);
        await SaveAsync(host, FeedFixture.Name());
        await host.Logs.FailuresAsync(nameof(ChangeNotifier), 2);
    }

    private static async Task SaveAsync(ServiceHost<Program> host, string name)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SampleDbContext>();
        db.Add(new Sample { Id = Guid.CreateVersion7(), DisplayName = name, CreatedAt = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync(Ended);
    }

    private static async Task ListenersAsync(FeedFixture feed, long expected)
    {
        while (await feed.Other.RunAsync($"SELECT count(*) {Listeners}") is not long count || count != expected)
            await Task.Delay(20, Ended);
    }
}
