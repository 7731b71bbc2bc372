using McpEdge.Api;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ServiceDefaults.Data;

namespace McpEdge.KeyCommands;

/// <summary>
/// <c>keys list|create|rotate|revoke</c>: looks after keys in the database itself, for whoever has its connection string but no key yet,
/// or no running edge.
/// </summary>
internal static class KeysCommand
{
    public const string Name = "keys";

    private const int Done = 0;
    private const int Failed = 1;
    private const int Misused = 2;

    /// <returns>The exit code: 0 done, 1 not done, 2 not understood.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            var command = KeysArguments.Read(args);
            await using var db = Open(Configuration(command));
            await new KeysActions(db, TimeProvider.System, output).RunAsync(command, CancellationToken.None);

            return Done;
        }
        catch (UsageException misused)
        {
            await error.WriteLineAsync($"{misused.Message}{Environment.NewLine}{Environment.NewLine}{KeysArguments.Usage}");
            return Misused;
        }
        catch (Exception failure) when (Explain(failure) is { } reason)
        {
            await error.WriteLineAsync(reason);
            return Failed;
        }
    }

    private static IConfiguration Configuration(KeysArguments command) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .AddInMemoryCollection(command.Connection is { } connection ? [new("ConnectionStrings:edgedb", connection)] : [])
        .Build();

    private static EdgeDbContext Open(IConfiguration configuration)
    {
        var address = configuration.GetConnectionString("edgedb");
        return string.IsNullOrWhiteSpace(address)
            ? throw new UsageException(
                "There is no database to work on. Set ConnectionStrings__edgedb in the environment, or give --connection \"Host=…;Database=edgedb;…\".")
            : new EdgeDbContext(new DbContextOptionsBuilder<EdgeDbContext>().UseNpgsql(address).Options);
    }

    private static string? Explain(Exception failure) => failure switch
    {
        ApiException refused => $"{refused.Problem.Title} {refused.Problem.Hint}",
        ArgumentException wrong when wrong.Source?.StartsWith("Npgsql", StringComparison.Ordinal) is true =>
            $"The connection string can't be read: {wrong.Message}",
        _ when (failure as PostgresException ?? failure.InnerException as PostgresException) is { SqlState: PostgresErrorCodes.UndefinedTable } =>
            "The database has no tables for keys yet. Start the edge once with the same connection string: it creates them.",
        _ when DatabaseFailure.IsDatabase(failure) => $"The database can't be used: {DatabaseFailure.Reason(failure)}",
        _ => null,
    };
}
