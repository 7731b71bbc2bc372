using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using ModelContextProtocol.Client;
using Npgsql;

namespace Platform.Tests.EndToEnd;

/// <summary>The whole platform, started by its AppHost on random ports and throw-away data.</summary>
public class PlatformApplication : IAsyncLifetime
{
    public const string Key = "pk_end-to-end-tests-only";
    public const string ServiceToken = "service-token-of-end-to-end-tests";

    private static readonly string[] Processes = ["customers", "inventory", "orders", "edge"];

    private IDistributedApplicationTestingBuilder? _builder;

    public DistributedApplication App { get; private set; } = null!;

    public Uri McpEndpoint => new(App.GetEndpoint("edge", "http"), "/mcp");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(
            [$"Parameters:edge-key={Key}", $"Parameters:service-token={ServiceToken}"], Cancellation);
        BePatient(_builder);
        Configure(_builder);
        App = await _builder.BuildAsync(Cancellation);
        await App.StartAsync(Cancellation);

        foreach (var process in Processes)
        {
            await App.ResourceNotifications.WaitForResourceHealthyAsync(process, Cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_builder is not null)
        {
            await _builder.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    public Task<McpClient> ConnectAsync() => McpClient.CreateAsync(
        new HttpClientTransport(new() { Endpoint = McpEndpoint, AdditionalHeaders = new Dictionary<string, string> { ["x-api-key"] = Key } }),
        cancellationToken: Cancellation);

    /// <summary>Changes the platform before it is built.</summary>
    protected virtual void Configure(IDistributedApplicationTestingBuilder builder)
    {
    }

    protected static IResourceBuilder<ProjectResource> Project(IDistributedApplicationTestingBuilder builder, string name) =>
        builder.CreateResourceBuilder((ProjectResource)builder.Resources.Single(resource => resource.Name == name));

    // A machine that runs many suites at once answers late, and these tests are not about time.
    private static void BePatient(IDistributedApplicationTestingBuilder builder)
    {
        var edge = Project(builder, "edge");
        foreach (var budget in (string[])["Read", "Write", "Longest", "Optional"])
        {
            edge.WithEnvironment($"Budget__{budget}", "00:00:20");
        }
    }

    /// <summary>What a statement answers, asked of the database itself.</summary>
    public async Task<object?> AskAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create((await App.GetConnectionStringAsync(database, Cancellation))!);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation);
    }

    /// <summary>Ends a process as a crash would. The AppHost starts it again.</summary>
    public async Task CrashAsync(string resource)
    {
        Assert.True(App.ResourceNotifications.TryGetCurrentState(resource, out var current));
        var id = current.Snapshot.Properties.Single(property => property.Name == "executable.pid").Value;
        using var process = Process.GetProcessById(Convert.ToInt32(id, CultureInfo.InvariantCulture));

        process.Kill();
        await process.WaitForExitAsync(Cancellation);
    }

    public async Task CommandAsync(string resource, string command)
    {
        var result = await App.ResourceCommands.ExecuteCommandAsync(resource, command, Cancellation);
        Assert.True(result.Success, result.Message);
    }
}
