using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

[assembly: AssemblyFixture(typeof(Platform.Faults.Tests.FaultPlatform))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Platform.Faults.Tests;

/// <summary>The whole platform with two processes each of the edge, orders and inventory, short leases and reservations, and durable data.</summary>
public sealed class FaultPlatform : IAsyncLifetime
{
    /// <summary>A key to everything at the edge, with limits that a load test does not reach.</summary>
    public const string EdgeKey = "pk_fault-tests-only-0123456789";

    private const string ServiceToken = "service-token-of-fault-tests";
    private const int Processes = 2;

    private static readonly string[] Replicated = ["edge", "orders", "inventory"];
    private static readonly string[] Databases = ["customersdb", "inventorydb", "ordersdb", "edgedb"];

    private readonly string _state = Directory.CreateTempSubdirectory("platform-faults-").FullName;
    private readonly Dictionary<string, NpgsqlDataSource> _databases = [];
    private readonly List<GrpcChannel> _channels = [];
    private readonly Dictionary<string, List<string>> _replicas = Replicated.ToDictionary(name => name, _ => new List<string>());
    private IDistributedApplicationTestingBuilder? _builder;
    private DistributedApplication? _app;

    /// <summary>Whether the long form was asked for.</summary>
    public static bool IsLong => Environment.GetEnvironmentVariable("PLATFORM_FAULTS") == "long";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Where the replicas of the edge take turns.</summary>
    public Uri Edge => _app!.GetEndpoint("edge", "http");

    private string FailPoints => Path.Combine(_state, "fail-points");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(FailPoints);
        AllowServersToPass(_state);
        _builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(
            [$"Parameters:edge-key={EdgeKey}", $"Parameters:service-token={ServiceToken}", $"AppHost:StateDirectory={_state}"], Cancellation);

        foreach (var name in Replicated)
            Configure(_builder.CreateResourceBuilder((ProjectResource)_builder.Resources.Single(resource => resource.Name == name)));

        _app = await _builder.BuildAsync(Cancellation);
        await _app.StartAsync(Cancellation);
        await FindReplicasAsync();
        await HealthyAsync();

        foreach (var database in Databases)
            _databases[database] = NpgsqlDataSource.Create((await _app.GetConnectionStringAsync(database, Cancellation))!);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels)
            channel.Dispose();

        foreach (var database in _databases.Values)
            await database.DisposeAsync();

        if (_builder is not null)
            await _builder.DisposeAsync();

        Directory.Delete(_state, recursive: true);
    }

    /// <summary>A connection of its own to a service; its calls carry the service token and go to the replicas in turn.</summary>
    public CallInvoker Connect(string service)
    {
        var channel = GrpcChannel.ForAddress(
            _app!.GetEndpoint(service, "grpc"),
            new GrpcChannelOptions { HttpHandler = new TokenHandler { InnerHandler = new SocketsHttpHandler() }, DisposeHttpClient = true });
        _channels.Add(channel);

        return channel.CreateCallInvoker();
    }

    /// <summary>The rows of a query, asked of the database itself; again while it restarts.</summary>
    public async Task<List<T>> AskAsync<T>(string database, string sql, Func<NpgsqlDataReader, T> read)
    {
        while (true)
        {
            try
            {
                await using var command = _databases[database].CreateCommand(sql);
                await using var reader = await command.ExecuteReaderAsync(Cancellation);
                var rows = new List<T>();

                while (await reader.ReadAsync(Cancellation))
                    rows.Add(read(reader));

                return rows;
            }
            catch (NpgsqlException error) when (error.IsTransient || error.SqlState?.StartsWith("57P", StringComparison.Ordinal) is true)
            {
                await Task.Delay(100, Cancellation);
            }
        }
    }

    public async Task<long> CountAsync(string database, string sql) => Assert.Single(await AskAsync(database, sql, row => row.GetInt64(0)));

    public async Task<string> TextAsync(string database, string sql) => Assert.Single(await AskAsync(database, sql, row => row.GetString(0)));

    /// <summary>The next process that reaches the point dies there.</summary>
    public void Arm(string point) => File.Create(Path.Combine(FailPoints, point)).Dispose();

    public bool IsArmed(string point) => File.Exists(Path.Combine(FailPoints, point));

    public void Disarm(string point) => File.Delete(Path.Combine(FailPoints, point));

    /// <summary>Waits until every process is healthy. The AppHost lets one wait that dies often; it is started at once here.</summary>
    public async Task HealthyAsync()
    {
        foreach (var replica in _replicas.Values.SelectMany(replicas => replicas))
        {
            while (StateOf(replica) is not { State.Text: var state, HealthStatus: HealthStatus.Healthy } || state != KnownResourceStates.Running)
            {
                if (StateOf(replica)?.State?.Text == KnownResourceStates.Exited)
                    await _app!.ResourceCommands.ExecuteCommandAsync(replica, "restart", Cancellation);

                await Task.Delay(50, Cancellation);
            }
        }
    }

    /// <summary>Ends one of a service's processes as <c>kill -9</c> does.</summary>
    public Task KillAsync(string service, Random random) =>
        _app!.ResourceCommands.ExecuteCommandAsync(_replicas[service][random.Next(Processes)], "kill", Cancellation);

    /// <summary>Shuts PostgreSQL down as <c>pg_ctl stop -m immediate</c> does; the AppHost starts it again.</summary>
    public async Task CrashPostgresAsync()
    {
        var folder = await TextAsync("ordersdb", "SHOW data_directory");
        var id = (await File.ReadAllLinesAsync(Path.Combine(folder, "postmaster.pid"), Cancellation))[0];
        using var kill = Process.Start("kill", ["-QUIT", int.Parse(id, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Cancellation);
        Assert.Equal(0, kill.ExitCode);
    }

    private CustomResourceSnapshot? StateOf(string replica) =>
        _app!.ResourceNotifications.TryGetCurrentState(replica, out var current) ? current.Snapshot : null;

    private async Task FindReplicasAsync()
    {
        // A watch begins with what is known of every process.
        await foreach (var update in _app!.ResourceNotifications.WatchAsync(Cancellation))
        {
            var (name, id) = (update.Resource.Name, update.ResourceId);

            if (id != name && _replicas.TryGetValue(name, out var replicas) && !replicas.Contains(id))
                replicas.Add(id);

            if (_replicas.Values.All(found => found.Count == Processes))
                return;
        }
    }

    private void Configure(IResourceBuilder<ProjectResource> service) => service
        .WithReplicas(Processes)
        .WithEnvironment("FailPoints__Directory", FailPoints)
        .WithEnvironment("Orders__Lease", "00:00:02")
        .WithEnvironment("Orders__LongestRetryPause", "00:00:02")
        .WithEnvironment("Stock__ReservationLifetime", "00:00:10");

    // PostgreSQL runs as somebody else where the tests run as root.
    private static void AllowServersToPass(string folder)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    private sealed class TokenHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.TryAddWithoutValidation("x-service-token", ServiceToken);

            return base.SendAsync(request, cancellationToken);
        }
    }
}
