using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Testing.Hosting;

namespace McpEdge.Tests.Hosting;

/// <summary>Two processes of the edge on the same data.</summary>
public sealed class ReplicatedPlatform : EdgePlatform
{
    private ServiceHost<Program>? _other;

    internal ServiceHost<Program> Other => _other!;

    protected override Dictionary<string, string> Patience
    {
        get
        {
            var patience = base.Patience;
            patience["Approval:RetryPause"] = "00:00:00.100";
            patience["Approval:MaxAttempts"] = "100";
            return patience;
        }
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _other = await StartReplicaAsync();
    }

    /// <summary>A caller of an account that no other test has.</summary>
    internal async Task<Agent> NewAgentAsync(string account, params string[] scopes) =>
        new(Edge, await IssueKeyAsync(scopes is [] ? ["*"] : scopes, account: account));

    /// <summary>An administrator.</summary>
    internal Agent Operator => new(Edge, Key);

    internal static string NewAccount() => $"account-{Guid.CreateVersion7():N}";

    /// <summary>Sets what a tool takes in an account, and waits until both processes know.</summary>
    internal async Task SetPolicyAsync(string account, string tool, object policy)
    {
        var answer = await Operator.ApiAsync(HttpMethod.Put, $"/api/policies/{tool}?account={account}", policy);
        Assert.True(answer.Status == 200, $"{answer.Body}\n{Edge.Logs}");
        await KnowsPoliciesAsync();
    }

    /// <summary>Waits until the other process has read the policies as they are.</summary>
    internal async Task KnowsPoliciesAsync()
    {
        await using var scope = Other.Services.CreateAsyncScope();
        await Other.Services.GetRequiredService<McpEdge.Policy.ToolPolicies>().LoadAsync(
            scope.ServiceProvider.GetRequiredService<McpEdge.Data.EdgeDbContext>(), TestContext.Current.CancellationToken);
    }

    /// <summary>Changes rows of the edge's database behind its back.</summary>
    internal async Task<int> ExecuteAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}

[CollectionDefinition(Name)]
public sealed class ReplicatedCollection : ICollectionFixture<ReplicatedPlatform>
{
    public const string Name = "replicas";
}
