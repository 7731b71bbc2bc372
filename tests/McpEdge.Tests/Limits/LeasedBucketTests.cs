using System.Threading.RateLimiting;
using McpEdge.Limits;
using McpEdge.Redis;
using McpEdge.Tests.Redis;
using Platform.Testing;
using Platform.Testing.Servers;

namespace McpEdge.Tests.Limits;

/// <summary>Buckets of several processes over one Redis. Windows are hours, so that nothing comes back while a test runs.</summary>
public sealed class LeasedBucketTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(10)] // leases of one
    [InlineData(200)] // leases of ten
    public async Task Processes_together_admit_what_the_bucket_holds(int permits)
    {
        var name = Name(new Rate(permits, Hour));
        using var one = await NewAsync(name);
        using var two = await NewAsync(name);

        var admitted = await Task.WhenAll(Enumerable.Range(0, permits * 2).Select(turn => AdmitsAsync(turn % 2 == 0 ? one : two)));

        // All are wanted from both at once, so nobody is left with an unspent lease.
        Assert.Equal(permits, admitted.Count(isAdmitted => isAdmitted));
    }

    [Fact]
    public async Task A_refusal_tells_when_the_next_call_may_come()
    {
        using var bucket = await NewAsync(Name(new Rate(2, Hour)));
        Assert.True(await AdmitsAsync(bucket));
        Assert.True(await AdmitsAsync(bucket));

        using var refused = await bucket.AcquireAsync(1, TestContext.Current.CancellationToken);
        Assert.InRange(LimitLease.SecondsOf(refused), 1_700, 1_801);

        // Redis is not asked again before that.
        using var again = bucket.AttemptAcquire();
        Assert.InRange(LimitLease.SecondsOf(again), 1_700, 1_801);
    }

    [Fact]
    public async Task Permits_come_back_evenly()
    {
        using var bucket = await NewAsync(Name(new Rate(2, TimeSpan.FromSeconds(2))));
        Assert.True(await AdmitsAsync(bucket));
        Assert.True(await AdmitsAsync(bucket));

        while (!await AdmitsAsync(bucket))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Keys_and_tools_have_buckets_of_their_own()
    {
        var rate = new Rate(1, Hour);
        var name = Name(rate);
        foreach (var other in new[] { name, name with { Key = "another" }, name with { Tool = "another" }, name with { Account = "another" } })
        {
            using var bucket = await NewAsync(other);
            Assert.True(await AdmitsAsync(bucket), other.ToString());
            Assert.False(await AdmitsAsync(bucket), other.ToString());
        }
    }

    [Fact]
    public void No_account_passes_for_another()
    {
        var rate = new Rate(1, Hour);

        Assert.NotEqual(new BucketName("mcp", "a", "b:c", null, rate).ToString(), new BucketName("mcp", "a:b", "c", null, rate).ToString());
    }

    [Fact]
    public async Task Without_redis_a_process_admits_its_share()
    {
        using var away = RedisLinks.Away();
        using var bucket = New(Name(new Rate(10, Hour)), away, new FakeTime());

        Assert.Equal(5, await AdmittedAsync(bucket, 10));
    }

    [Fact]
    public async Task Without_redis_permits_come_back_too()
    {
        using var away = RedisLinks.Away();
        var clock = new FakeTime();
        using var bucket = New(Name(new Rate(10, Hour)), away, clock);
        await AdmittedAsync(bucket, 10);

        clock.Advance(Hour / 5);
        Assert.Equal(1, await AdmittedAsync(bucket, 10));
        clock.Advance(Hour);
        Assert.Equal(5, await AdmittedAsync(bucket, 10));
    }

    [Fact]
    public async Task What_was_admitted_with_redis_counts_without_it()
    {
        var server = await RedisServer.StartAsync();
        var link = await RedisLinks.ConnectAsync(server.ConnectionString);
        using var bucket = New(Name(new Rate(10, Hour)), link, TimeProvider.System);
        Assert.Equal(4, await AdmittedAsync(bucket, 4));

        await server.DisposeAsync();
        Assert.Equal(1, await AdmittedAsync(bucket, 10));
        Assert.True(link.IsAway);
    }

    [Fact]
    public async Task A_bucket_is_idle_once_it_is_full_again()
    {
        using var away = RedisLinks.Away();
        var clock = new FakeTime();
        using var bucket = New(Name(new Rate(10, Hour)), away, clock);
        await AdmitsAsync(bucket);
        Assert.Null(bucket.IdleDuration);

        clock.Advance(Hour);
        Assert.NotNull(bucket.IdleDuration);
    }

    private static BucketName Name(Rate rate) => new("mcp", "acme", $"key-{Random.Shared.NextInt64()}", null, rate);

    private static LeasedBucket New(BucketName name, RedisLink link, TimeProvider clock) => new(name, new SharedBuckets(link), 0.5, clock);

    private async Task<LeasedBucket> NewAsync(BucketName name) =>
        New(name, await RedisLinks.ConnectAsync(redis.ConnectionString), TimeProvider.System);

    private static async Task<int> AdmittedAsync(RateLimiter bucket, int calls)
    {
        var admitted = 0;
        for (var call = 0; call < calls; call++)
        {
            admitted += await AdmitsAsync(bucket) ? 1 : 0;
        }

        return admitted;
    }

    private static async Task<bool> AdmitsAsync(RateLimiter bucket)
    {
        using var lease = await bucket.AcquireAsync(1, TestContext.Current.CancellationToken);
        return lease.IsAcquired;
    }
}
