using McpEdge.Auth.ApiKeys;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Testing;

namespace McpEdge.Tests.Auth.ApiKeys;

public sealed class ApiKeyLookupTests(ApiKeyLookupTests.EdgeData data) : IClassFixture<ApiKeyLookupTests.EdgeData>
{
    private readonly FakeTime _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_revoked_key_works_for_seconds_at_most()
    {
        await using var services = Services();
        var lookup = Lookup(services);
        var key = await IssueAsync(services);
        Assert.NotNull(await lookup.FindAsync(key, Cancellation));

        await RevokeAsync(services, key);
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Null(await lookup.FindAsync(key, Cancellation));
    }

    [Fact]
    public async Task A_remembered_key_expires_on_time()
    {
        await using var services = Services();
        var lookup = Lookup(services);
        var key = await IssueAsync(services, expires: _clock.GetUtcNow().AddSeconds(2));
        Assert.NotNull(await lookup.FindAsync(key, Cancellation));

        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Null(await lookup.FindAsync(key, Cancellation));
    }

    [Fact]
    public async Task A_remembered_key_needs_no_database()
    {
        await using var services = Services();
        var lookup = Lookup(services);
        var key = await IssueAsync(services);
        await lookup.FindAsync(key, Cancellation);

        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EdgeDbContext>().ApiKeys.ExecuteDeleteAsync(Cancellation);

        Assert.NotNull(await lookup.FindAsync(key, Cancellation));
    }

    [Fact]
    public async Task Many_wrong_keys_do_not_fill_the_memory()
    {
        await using var services = Services();
        var lookup = Lookup(services);
        var key = await IssueAsync(services);

        foreach (var wrong in Enumerable.Range(0, 20))
        {
            Assert.Null(await lookup.FindAsync($"pk_wrong_{wrong}", Cancellation));
        }

        Assert.NotNull(await lookup.FindAsync(key, Cancellation));
    }

    [Fact]
    public async Task Starting_with_another_development_key_ends_the_one_before()
    {
        await using var services = Services();
        await WriteDevelopmentKeyAsync(services, "pk_first_development_key");
        await WriteDevelopmentKeyAsync(services, "pk_second_development_key");
        await WriteDevelopmentKeyAsync(services, "pk_second_development_key");

        Assert.Null(await Lookup(services).FindAsync("pk_first_development_key", Cancellation));
        Assert.NotNull(await Lookup(services).FindAsync("pk_second_development_key", Cancellation));

        await WriteDevelopmentKeyAsync(services, "pk_first_development_key");
        Assert.NotNull(await Lookup(services).FindAsync("pk_first_development_key", Cancellation));

        await WriteDevelopmentKeyAsync(services, null);
        Assert.Null(await Lookup(services).FindAsync("pk_first_development_key", Cancellation));
    }

    [Fact]
    public async Task A_key_itself_is_nowhere_in_the_database()
    {
        await using var services = Services();
        var key = await IssueAsync(services);
        await using var scope = services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<EdgeDbContext>()
            .Database.SqlQuery<string>($"select k::text as \"Value\" from api_keys k").ToListAsync(Cancellation);

        Assert.DoesNotContain(rows, row => row.Contains(key[3..], StringComparison.OrdinalIgnoreCase));
    }

    private ServiceProvider Services() => new ServiceCollection()
        .AddDbContext<EdgeDbContext>(options => options.UseNpgsql(data.ConnectionString))
        .BuildServiceProvider();

    private ApiKeyLookup Lookup(ServiceProvider services) => new(
        services.GetRequiredService<IServiceScopeFactory>(), _clock, Options.Create(new ApiKeyOptions { CacheSeconds = 5, CacheEntries = 5 }));

    private async Task<string> IssueAsync(ServiceProvider services, DateTimeOffset? expires = null)
    {
        var key = ApiKeyHash.NewKey();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdgeDbContext>();
        db.ApiKeys.Add(new ApiKey
        {
            Id = Guid.CreateVersion7(),
            Account = "acme",
            Name = "test",
            Hash = ApiKeyHash.Of(key),
            Scopes = ["*"],
            CreatedAt = _clock.GetUtcNow(),
            ExpiresAt = expires,
        });
        await db.SaveChangesAsync(Cancellation);

        return key;
    }

    private async Task RevokeAsync(ServiceProvider services, string key)
    {
        var (hash, now) = (ApiKeyHash.Of(key), _clock.GetUtcNow());
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EdgeDbContext>().ApiKeys.Where(row => row.Hash == hash)
            .ExecuteUpdateAsync(row => row.SetProperty(found => found.RevokedAt, now), Cancellation);
    }

    private async Task WriteDevelopmentKeyAsync(ServiceProvider services, string? key)
    {
        await using var scope = services.CreateAsyncScope();
        await DevelopmentKey.WriteAsync(
            scope.ServiceProvider.GetRequiredService<EdgeDbContext>(), new DevelopmentKeyOptions { Value = key }, _clock, Cancellation);
    }

    public sealed class EdgeData : PostgresFixture
    {
        protected override async Task PrepareAsync(string connectionString)
        {
            await using var db = new EdgeDbContext(new DbContextOptionsBuilder<EdgeDbContext>().UseNpgsql(connectionString).Options);
            await db.Database.MigrateAsync();
        }
    }
}
