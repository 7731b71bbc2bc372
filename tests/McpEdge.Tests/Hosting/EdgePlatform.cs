extern alias customers;
extern alias inventory;
extern alias orders;
using McpEdge.Auth.ApiKeys;
using McpEdge.Data;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Testing;
using Platform.Testing.Hosting;
using Platform.Testing.Servers;

namespace McpEdge.Tests.Hosting;

/// <summary>The edge with the real services behind it, on real PostgreSQL and Redis; each service behind a relay that can fail.</summary>
public class EdgePlatform : IAsyncLifetime
{
    public const string Key = "pk_development_key_of_the_tests";

    /// <summary>What tokens for the edge name.</summary>
    public const string Audience = "https://edge.example.com/mcp";

    private readonly PostgresFixture _edgeData = new();
    private readonly PostgresFixture _customersData = new();
    private readonly PostgresFixture _inventoryData = new();
    private readonly PostgresFixture _ordersData = new();
    private readonly RedisFixture _redis = new();
    private readonly List<IAsyncDisposable> _started = [];

    private ServiceHost<Program>? _edge;
    private Uri? _inventory;
    private LocalIssuer? _issuer;
    private TcpRelay? _data;
    private TcpRelay? _customers;
    private TcpRelay? _customersStore;
    private TcpRelay? _orders;
    private TcpRelay? _cache;

    /// <summary>Where the edge is.</summary>
    public Uri Address => Edge.Http;

    /// <summary>Long, because a machine that builds and tests at once answers late, and these tests are not about time.</summary>
    protected virtual Dictionary<string, string> Patience { get; } = new()
    {
        ["Budget:Read"] = "00:00:20",
        ["Budget:Write"] = "00:00:20",
        ["Budget:Longest"] = "00:00:20",
        ["Budget:Optional"] = "00:00:20",
        ["DependencyHealth:Patience"] = "00:00:10",
        ["Health:CheckTimeout"] = "00:00:20",
        // So long that a key which stops has stopped because somebody announced it.
        ["ApiKey:CacheSeconds"] = "60",
        ["ApiKey:LookupTimeout"] = "00:00:10",
        ["Jwt:Timeout"] = "00:00:30",
        ["ApiKey:LastUsedInterval"] = "00:00:00.200",
    };

    internal ServiceHost<Program> Edge => _edge ?? throw new InvalidOperationException("The platform is not started.");

    /// <summary>Of the edge's own database, past the relay.</summary>
    internal string ConnectionString => _edgeData.ConnectionString;

    /// <summary>The services' databases by name.</summary>
    internal IReadOnlyDictionary<string, string> Databases => new Dictionary<string, string>
    {
        ["customersdb"] = _customersData.ConnectionString,
        ["inventorydb"] = _inventoryData.ConnectionString,
        ["ordersdb"] = _ordersData.ConnectionString,
    };

    /// <summary>Whose tokens the edge accepts.</summary>
    internal LocalIssuer Issuer => _issuer!;

    /// <summary>In front of the edge's own database.</summary>
    internal TcpRelay Data => _data!;

    internal TcpRelay Customers => _customers!;

    /// <summary>In front of the database of the customers.</summary>
    internal TcpRelay CustomersStore => _customersStore!;

    internal TcpRelay Orders => _orders!;

    /// <summary>Of Redis, past the relay.</summary>
    internal string RedisAddress => _redis.ConnectionString;

    /// <summary>In front of Redis.</summary>
    internal TcpRelay Cache => _cache!;

    public virtual async ValueTask InitializeAsync()
    {
        foreach (var server in new IAsyncLifetime[] { _edgeData, _customersData, _inventoryData, _ordersData, _redis })
        {
            await server.InitializeAsync();
        }

        _data = Keep(RelayTo(_edgeData));
        _customersStore = Keep(RelayTo(_customersData));
        var customersHost = Keep(await ServiceHost<customers::Program>.StartAsync(
            new ServiceHostOptions().Connect("customersdb", Through(_customersStore, _customersData))));
        var inventoryHost = Keep(await ServiceHost<inventory::Program>.StartAsync(
            new ServiceHostOptions().Connect("inventorydb", _inventoryData.ConnectionString)));
        var ordersOptions = new ServiceHostOptions().Connect("ordersdb", _ordersData.ConnectionString)
            .Service("customers", customersHost.Grpc)
            .Service("inventory", inventoryHost.Grpc);
        // A test that interrupts a call while stock is awaited does so before the service gives up waiting.
        ordersOptions.Settings["Orders:StockTimeout"] = "00:01:00";
        var ordersHost = Keep(await ServiceHost<orders::Program>.StartAsync(ordersOptions));

        _issuer = Keep(await LocalIssuer.StartAsync());
        _customers = Keep(new TcpRelay(customersHost.Grpc));
        _orders = Keep(new TcpRelay(ordersHost.Grpc));
        _cache = Keep(new TcpRelay(new Uri($"tcp://{_redis.ConnectionString}")));
        _inventory = inventoryHost.Grpc;
        _edge = await StartReplicaAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var started in Enumerable.Reverse(_started))
        {
            await started.DisposeAsync();
        }

        foreach (var server in new IAsyncDisposable[] { _edgeData, _customersData, _inventoryData, _ordersData, _redis })
        {
            await server.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Starts another process of the edge, on the same data, for the test to stop.</summary>
    internal Task<ServiceHost<Program>> StartProcessAsync(Action<ServiceHostOptions>? change = null)
    {
        var options = EdgeOptions(Customers.Address, _inventory!, Orders.Address);
        change?.Invoke(options);

        return ServiceHost<Program>.StartAsync(options);
    }

    /// <summary>Starts the edge as a process of its own, as it is deployed, on the same data.</summary>
    internal async Task<ProgramProcess> LaunchAsync(Action<ServiceHostOptions>? change = null)
    {
        var options = EdgeOptions(Customers.Address, _inventory!, Orders.Address);
        change?.Invoke(options);
        var process = Keep(await ProgramProcess.StartAsync("McpEdge", options));
        await process.IsHealthyAsync();

        return process;
    }

    internal ValueTask StopRedisAsync() => _redis.DisposeAsync();

    /// <summary>Starts another process of the edge, on the same data.</summary>
    internal async Task<ServiceHost<Program>> StartReplicaAsync(Action<ServiceHostOptions>? change = null) =>
        Keep(await StartProcessAsync(change));

    /// <summary>Makes a key; returns what its owner would be shown.</summary>
    internal async Task<string> IssueKeyAsync(
        string[] scopes,
        DateTimeOffset? expires = null,
        DateTimeOffset? revoked = null,
        string account = "acme",
        string toolset = "all",
        string? from = null)
    {
        var key = ApiKeyHash.NewKey();
        await using var scope = Edge.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdgeDbContext>();
        await db.AddAccountAsync(account);
        db.ApiKeys.Add(new ApiKey
        {
            Id = Guid.CreateVersion7(),
            Account = account,
            Name = "a key of a test",
            Hash = ApiKeyHash.Of(key),
            Scopes = scopes,
            Toolset = toolset,
            AllowedNetworks = from is null ? [] : [System.Net.IPNetwork.Parse(from)],
            CreatedAt = TimeProvider.System.GetUtcNow(),
            ExpiresAt = expires,
            RevokedAt = revoked,
        });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        return key;
    }

    private ServiceHostOptions EdgeOptions(Uri customersAddress, Uri inventoryAddress, Uri ordersAddress)
    {
        var options = new ServiceHostOptions()
            .Connect("edgedb", Through(Data, _edgeData))
            .Connect("cache", $"127.0.0.1:{Cache.Address.Port}")
            .Service("customers", customersAddress)
            .Service("inventory", inventoryAddress)
            .Service("orders", ordersAddress);
        options.Settings["DevelopmentKey:Value"] = Key;
        options.Settings["Jwt:Issuer"] = Issuer.Address;
        options.Settings["Jwt:Audience"] = Audience;
        options.Settings["Jwt:KeyRefreshInterval"] = "00:00:01";
        options.Settings["Health:ReuseFor"] = "00:00:00";
        // Tests ask until something has happened; those of limits set their own.
        foreach (var limit in (string[])["Limit:Mcp", "Limit:Rest", "Limit:Tool", "Limit:ExpensiveTool", "ApiKey:WrongKeys"])
        {
            options.Settings[limit] = "100000/00:01:00";
        }

        foreach (var (name, value) in Patience)
        {
            options.Settings[name] = value;
        }

        return options;
    }

    private static TcpRelay RelayTo(PostgresFixture database)
    {
        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        return new(new Uri($"tcp://{server.Host}:{server.Port}"));
    }

    private static string Through(TcpRelay relay, PostgresFixture database) =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString) { Host = "127.0.0.1", Port = relay.Address.Port }.ConnectionString;

    private T Keep<T>(T started)
        where T : IAsyncDisposable
    {
        _started.Add(started);
        return started;
    }
}
