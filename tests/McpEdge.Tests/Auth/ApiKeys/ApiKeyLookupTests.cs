using McpEdge.Auth;
using McpEdge.Auth.Accounts;
using McpEdge.Auth.ApiKeys;
using McpEdge.Data;
using McpEdge.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Platform.Testing;
using Platform.Testing.Servers;

namespace McpEdge.Tests.Auth.ApiKeys;

public sealed class ApiKeyLookupTests(ApiKeyLookupTests.EdgeDatabase data) : IClassFixture<ApiKeyLookupTests.EdgeDatabase>
{
    private static readonly Caller Administrator = new("acme", "administrator", new HashSet<string>());

    private readonly FakeTime _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_revoked_key_works_for_seconds_at_most()
    {
        await using var services = Services();
        var lookup = Lookup(services);
        var key = await IssueAsync(services);
        Assert.NotNull(await lookup.FindAsync(key, from: null, Cancellation));

        await RevokeAsync(services, key);
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Null(await lookup.FindAsync(key, from: null, Cancellation));
    }

    [Fact]
    public async Task A_remembered_key_expires_on_time()
    {
        await using var services = Services();
        var lookup = Lookup(services);
        var key = await IssueAsync(services, expires: _clock.GetUtcNow().AddSeconds(2));
        Assert.NotNull(await lookup.FindAsync(key, from: null, Cancellation));

        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Null(await lookup.FindAsync(key, from: null, Cancellation));
    }

    [Fact]
    public async Task A_remembered_key_needs_no_database()
    {
        await using var services = Services();
        var lookup = Lookup(services);
        var key = await IssueAsync(services);
        await lookup.FindAsync(key, from: null, Cancellation);

        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EdgeDbContext>().ApiKeys.ExecuteDeleteAsync(Cancellation);

        Assert.NotNull(await lookup.FindAsync(key, from: null, Cancellation));
    }

    [Fact]
    public async Task Many_wrong_keys_do_not_fill_the_memory()
    {
        await using var services = Services();
        var lookup = Lookup(services);
        var key = await IssueAsync(services);

        foreach (var wrong in Enumerable.Range(0, 20))
        {
            Assert.Null(await lookup.FindAsync($"pk_wrong_{wrong}", from: null, Cancellation));
        }

        Assert.NotNull(await lookup.FindAsync(key, from: null, Cancellation));
    }

    [Fact]
    public async Task Wrong_keys_do_not_push_out_good_ones()
    {
        await using var relay = new TcpRelay(DatabaseAddress);
        await using var services = Services(Through(relay));
        var lookup = Lookup(services);
        var key = await IssueAsync(services);
        Assert.NotNull(await lookup.FindAsync(key, from: null, Cancellation));
        foreach (var wrong in Enumerable.Range(0, 20))
        {
            Assert.Null(await lookup.FindAsync($"pk_wrong_{wrong}", from: null, Cancellation));
        }

        await relay.DieAsync();

        Assert.NotNull(await lookup.FindAsync(key, from: null, Cancellation));
    }

    [Fact]
    public async Task An_announcement_ends_a_revoked_key_at_once()
    {
        await using var services = Services();
        var lookup = Lookup(services);
        var key = await IssueAsync(services);
        Assert.NotNull(await lookup.FindAsync(key, from: null, Cancellation));
        await RevokeAsync(services, key);
        Assert.NotNull(await lookup.FindAsync(key, from: null, Cancellation));

        ((IEdgeListener)lookup).Hear("");

        Assert.Null(await lookup.FindAsync(key, from: null, Cancellation));
    }

    [Fact]
    public async Task A_disabled_account_has_no_good_keys()
    {
        await using var services = Services();
        var key = await IssueAsync(services, account: "sleepy");
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdgeDbContext>();

        await new SwitchAccount(db, _clock).HandleAsync("sleepy", enabled: false, Administrator, Cancellation);
        Assert.Null(await Lookup(services).FindAsync(key, from: null, Cancellation));

        await new SwitchAccount(db, _clock).HandleAsync("sleepy", enabled: true, Administrator, Cancellation);
        Assert.NotNull(await Lookup(services).FindAsync(key, from: null, Cancellation));
    }

    [Fact]
    public async Task A_silent_database_holds_up_one_call_and_not_the_next()
    {
        await using var relay = new TcpRelay(DatabaseAddress);
        await using var services = Services(Through(relay));
        var lookup = Lookup(services, TimeSpan.FromMilliseconds(200));
        var key = await IssueAsync(services);
        while (await FindOrNullAsync(lookup, key) is null)
        {
            // The first connection may take longer than a call would wait.
            _clock.Advance(TimeSpan.FromSeconds(2));
        }

        relay.IsSilent = true;
        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.NotNull(await lookup.FindAsync(key, from: null, Cancellation));
        var next = lookup.FindAsync(key, from: null, Cancellation).AsTask();
        Assert.True(next.IsCompleted, "The database was asked again at once.");
        Assert.NotNull(await next);
        await Assert.ThrowsAsync<NpgsqlException>(async () => await lookup.FindAsync("pk_never_seen", from: null, Cancellation));

        _clock.Advance(TimeSpan.FromSeconds(300));
        await Assert.ThrowsAsync<NpgsqlException>(async () => await lookup.FindAsync(key, from: null, Cancellation));
    }

    [Fact]
    public async Task Starting_with_another_development_key_ends_the_one_before()
    {
        await using var services = Services();
        await WriteDevelopmentKeyAsync(services, "pk_first_development_key");
        await WriteDevelopmentKeyAsync(services, "pk_second_development_key");
        await WriteDevelopmentKeyAsync(services, "pk_second_development_key");

        Assert.Null(await Lookup(services).FindAsync("pk_first_development_key", from: null, Cancellation));
        Assert.NotNull(await Lookup(services).FindAsync("pk_second_development_key", from: null, Cancellation));

        await WriteDevelopmentKeyAsync(services, "pk_first_development_key");
        Assert.NotNull(await Lookup(services).FindAsync("pk_first_development_key", from: null, Cancellation));

        await WriteDevelopmentKeyAsync(services, null);
        Assert.Null(await Lookup(services).FindAsync("pk_first_development_key", from: null, Cancellation));
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

    private static ApiKeyOptions FewEntries => new() { CacheSeconds = 5, CacheEntries = 5, WrongKeyEntries = 5, LookupTimeout = TimeSpan.FromSeconds(10) };

    private ServiceProvider Services(string? address = null) => new ServiceCollection()
        .AddDbContext<EdgeDbContext>(options => options.UseNpgsql(address ?? data.ConnectionString))
        .BuildServiceProvider();

    private ApiKeyLookup Lookup(ServiceProvider services, TimeSpan? patience = null)
    {
        var options = FewEntries;
        options.LookupTimeout = patience ?? options.LookupTimeout;
        var reader = new ApiKeyReader(services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System, Options.Create(options));

        return new(reader, new WrongKeys(Options.Create(options), _clock), _clock, Options.Create(options));
    }

    private async Task<string> IssueAsync(ServiceProvider services, DateTimeOffset? expires = null, string account = "acme")
    {
        var key = ApiKeyHash.NewKey();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdgeDbContext>();
        await db.AddAccountAsync(account);
        db.ApiKeys.Add(new ApiKey
        {
            Id = Guid.CreateVersion7(),
            Account = account,
            Name = "test",
            Hash = ApiKeyHash.Of(key),
            Scopes = ["*"],
            CreatedAt = _clock.GetUtcNow(),
            ExpiresAt = expires,
        });
        await db.SaveChangesAsync(Cancellation);

        return key;
    }

    private Uri DatabaseAddress
    {
        get
        {
            var address = new NpgsqlConnectionStringBuilder(data.ConnectionString);
            return new($"tcp://{address.Host}:{address.Port}");
        }
    }

    private string Through(TcpRelay relay) =>
        new NpgsqlConnectionStringBuilder(data.ConnectionString) { Host = "127.0.0.1", Port = relay.Address.Port, Pooling = true }.ConnectionString;

    private static async Task<ApiKey?> FindOrNullAsync(ApiKeyLookup lookup, string key)
    {
        try
        {
            return await lookup.FindAsync(key, from: null, Cancellation);
        }
        catch (NpgsqlException)
        {
            return null;
        }
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

    public sealed class EdgeDatabase : PostgresFixture
    {
        protected override async Task PrepareAsync(string connectionString)
        {
            await using var db = new EdgeDbContext(new DbContextOptionsBuilder<EdgeDbContext>().UseNpgsql(connectionString).Options);
            await db.Database.MigrateAsync();
        }
    }
}
